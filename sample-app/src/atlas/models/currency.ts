import { CharField, Meta } from 'nestjs-djongo';

@Meta({ abstract: true })
export class Currency {
  /** ISO 4217. */
  @CharField({ maxLength: 3 }) code!: string;
  @CharField({ maxLength: 100 }) name!: string;
  @CharField({ maxLength: 10 }) symbol!: string;
}
