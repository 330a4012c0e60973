import {
  ArrayField,
  BooleanField,
  CharField,
  CompoundIndex,
  EmbeddedField,
  FloatField,
  Meta,
  Model,
} from 'nestjs-djongo';
import { CountryName } from './country-name.js';
import { Currency } from './currency.js';
import { Language } from './language.js';

/** A country under its ISO 3166-1 code of three letters. */
@Meta({
  collection: 'country',
  ordering: ['name__common'],
  indexes: [
    new CompoundIndex({ fields: ['region', 'subregion'] }),
    new CompoundIndex({ fields: ['languages__code'] }),
    new CompoundIndex({ fields: ['currencies__code'] }),
    new CompoundIndex({ fields: ['borders'] }),
  ],
})
export class Country extends Model {
  @CharField({ maxLength: 3, primaryKey: true }) cca3!: string;
  @CharField({ maxLength: 2, unique: true }) cca2!: string;
  @EmbeddedField({ modelContainer: CountryName }) name!: CountryName;
  @CharField({ maxLength: 50 }) region!: string;
  @CharField({ maxLength: 50, blank: true }) subregion!: string;
  @ArrayField({ modelContainer: Language, blank: true }) languages!: Language[];
  @ArrayField({ modelContainer: Currency, blank: true }) currencies!: Currency[];
  /** The `cca3` of the countries it has a land border with. */
  @ArrayField({ baseField: CharField({ maxLength: 3 }), blank: true }) borders!: string[];
  /** Latitude and longitude in degrees. */
  @ArrayField({ baseField: FloatField() }) latlng!: number[];
  @BooleanField() landlocked!: boolean;
  /** In square kilometres; null where it is not known. */
  @FloatField({ null: true }) area!: number | null;
  @CharField({ maxLength: 10, blank: true }) flag!: string;
}
