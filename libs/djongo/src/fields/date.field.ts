import { AUTO_NOW_OPTIONS, autoNow, type AutoNowOptions } from './auto-now.js';
import { dateMillis, type DateMessages } from './dates.js';
import { defineField } from './define-field.js';

const TEXTS: DateMessages = {
  format: '“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.',
  noDate: '“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.',
  code: 'invalid_date',
};
const DAY = 86_400_000;

/**
 * A day. In code a `Date` at midnight UTC; in the database a date. Takes dates and ISO 8601, of which it
 * keeps the day in UTC.
 *
 * @example
 * @DateField() born!: Date;
 */
export const DateField = defineField<Date, AutoNowOptions>({
  kind: 'DateField',
  options: AUTO_NOW_OPTIONS,
  behaviour: (options) => ({
    family: 'date',
    bsonType: 'date',
    jsonSchema: { bsonType: 'date' },
    coerce: coerceDay,
    encode: (value) => value,
    decode: (stored) => stored,
    ...autoNow(options, coerceDay),
  }),
});

function coerceDay(value: unknown): Date {
  return new Date(Math.floor(dateMillis(value, TEXTS) / DAY) * DAY);
}
