import { ArrayField, CharField, Meta } from 'nestjs-djongo';

/** A country's name in one of its languages. */
@Meta({ abstract: true })
export class NativeName {
  /** Of the language, ISO 639-3. */
  @CharField({ maxLength: 3 }) code!: string;
  @CharField({ maxLength: 200 }) common!: string;
  @CharField({ maxLength: 200 }) official!: string;
}

/** A country's names in English, and in its own languages. */
@Meta({ abstract: true })
export class CountryName {
  @CharField({ maxLength: 200 }) common!: string;
  @CharField({ maxLength: 200 }) official!: string;
  @ArrayField({ modelContainer: NativeName, blank: true }) native!: NativeName[];
}
