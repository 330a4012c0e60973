import { parseIso, utcDay, validDate } from './dates.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';

const FORMAT = '“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.';
const NO_DATE =
  '“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.';

/**
 * A moment, to the millisecond. In code a `Date`; in the database a date. Takes dates and ISO 8601; without a zone, UTC.
 *
 * @example
 * @DateTimeField({ null: true }) pub_date!: Date | null;
 */
export const DateTimeField = defineField<Date, FieldOptions>({
  kind: 'DateTimeField',
  behaviour: () => ({
    family: 'date',
    bsonType: 'date',
    coerce: coerceMoment,
    encode: (value) => value,
    decode: (stored) => stored,
  }),
});

function coerceMoment(value: unknown): Date {
  if (value instanceof Date) return new Date(validDate(value, NO_DATE));
  const parts = typeof value === 'string' ? parseIso(value) : undefined;
  if (parts === undefined) throw invalid(FORMAT, value);
  const day = utcDay(parts.date);
  if (day === undefined || Number.isNaN(parts.time)) throw invalid(NO_DATE, value, 'invalid_datetime');
  return new Date(day + (parts.time ?? 0));
}
