import { AUTO_NOW_OPTIONS, autoNow, type AutoNowOptions } from './auto-now.js';
import { defineField } from './define-field.js';
import { coerceTime } from './times.js';

/**
 * A time of the day, to the millisecond. In code and in the database a string: `HH:MM:SS`, or `HH:MM:SS.mmm` where it has
 * milliseconds, whose order is that of time. Takes texts such as `9:15`, and of a `Date` its time in UTC.
 *
 * @example
 * @TimeField({ null: true }) opens!: string | null;
 */
export const TimeField = defineField<string, AutoNowOptions>({
  kind: 'TimeField',
  options: AUTO_NOW_OPTIONS,
  behaviour: (options) => ({
    family: 'text',
    bsonType: 'string',
    jsonSchema: { bsonType: 'string' },
    coerce: coerceTime,
    encode: (value) => value,
    decode: (stored) => stored,
    ...autoNow(options, coerceTime),
  }),
});
