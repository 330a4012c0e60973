import { CharField, Meta } from 'nestjs-djongo';

@Meta({ abstract: true })
export class Language {
  /** ISO 639-3. */
  @CharField({ maxLength: 3 }) code!: string;
  @CharField({ maxLength: 100 }) name!: string;
}
