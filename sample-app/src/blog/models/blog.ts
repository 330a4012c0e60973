import { CharField, Meta, TextField } from 'nestjs-djongo';

/** Embedded in each entry. */
@Meta({ abstract: true })
export class Blog {
  @CharField({ maxLength: 100 }) name!: string;
  @TextField({ blank: true }) tagline!: string;
}
