import { Long } from '../bson.js';
import { defineField } from './define-field.js';
import { coerceDuration, decodeDuration } from './durations.js';
import type { FieldOptions } from './field.js';

/**
 * A length of time, to the millisecond. In code a `number` of milliseconds; in the database `long`. Takes Django's texts
 * (`'3 04:05:06.789'`) and ISO 8601 (`'P3DT4H5M'`) besides.
 *
 * @example
 * @DurationField() runtime!: number;
 */
export const DurationField = defineField<number, FieldOptions>({
  kind: 'DurationField',
  behaviour: () => ({
    family: 'number',
    bsonType: 'long',
    jsonSchema: { bsonType: 'long' },
    coerce: coerceDuration,
    encode: (value) => Long.fromNumber(value),
    decode: decodeDuration,
  }),
});
