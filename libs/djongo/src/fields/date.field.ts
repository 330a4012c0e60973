import { parseIso, utcDay, validDate } from './dates.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';

const FORMAT = '“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.';
const NO_DATE = '“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.';
const DAY = 86_400_000;

/**
 * A day. In code a `Date` at midnight UTC; in the database a date. Takes dates, whose time is cut off, and ISO 8601.
 *
 * @example
 * @DateField() born!: Date;
 */
export const DateField = defineField<Date, FieldOptions>({
  kind: 'DateField',
  behaviour: () => ({
    family: 'date',
    bsonType: 'date',
    coerce: coerceDay,
    encode: (value) => value,
    decode: (stored) => stored,
  }),
});

function coerceDay(value: unknown): Date {
  if (value instanceof Date) return new Date(Math.floor(validDate(value, NO_DATE).getTime() / DAY) * DAY);
  const parts = typeof value === 'string' ? parseIso(value) : undefined;
  if (parts === undefined) throw invalid(FORMAT, value);
  const day = utcDay(parts.date);
  if (day === undefined || Number.isNaN(parts.time)) throw invalid(NO_DATE, value, 'invalid_date');
  return new Date(day);
}
