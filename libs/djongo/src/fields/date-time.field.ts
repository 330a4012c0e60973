import { AUTO_NOW_OPTIONS, autoNow, type AutoNowOptions } from './auto-now.js';
import { dateMillis, type DateMessages } from './dates.js';
import { defineField } from './define-field.js';

const TEXTS: DateMessages = {
  format: '“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.',
  noDate:
    '“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.',
  code: 'invalid_datetime',
};

/**
 * A moment, to the millisecond. In code a `Date`; in the database a date. Takes dates and ISO 8601; without a zone, UTC.
 *
 * @example
 * @DateTimeField({ null: true }) pub_date!: Date | null;
 * @DateTimeField({ autoNowAdd: true }) created!: Date;
 */
export const DateTimeField = defineField<Date, AutoNowOptions>({
  kind: 'DateTimeField',
  options: AUTO_NOW_OPTIONS,
  behaviour: (options) => ({
    family: 'date',
    bsonType: 'date',
    jsonSchema: { bsonType: 'date' },
    coerce: (value) => new Date(dateMillis(value, TEXTS)),
    encode: (value) => value,
    decode: (stored) => stored,
    ...autoNow(options, (at) => new Date(at)),
  }),
});
