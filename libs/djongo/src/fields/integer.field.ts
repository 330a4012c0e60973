import { MaxValueValidator, MinValueValidator } from '../validators/index.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { coerceInteger, decodeInteger } from './integers.js';

const RANGE = { min: -2_147_483_648, max: 2_147_483_647 };

/**
 * A whole number of 32 bits. In code `number`; in the database `int`. Takes numbers and decimal digits as text; refuses
 * fractions, exponents and values out of range.
 *
 * @example
 * @IntegerField({ default: 0 }) n_comments!: number;
 */
export const IntegerField = defineField<number, FieldOptions>({
  kind: 'IntegerField',
  behaviour: () => ({
    family: 'number',
    bsonType: 'int',
    // Other clients, and sums of the server, keep whole numbers under another type: they read the same.
    jsonSchema: { bsonType: ['int', 'long', 'double'], multipleOf: 1, minimum: RANGE.min, maximum: RANGE.max },
    coerce: coerceInteger,
    encode: (value) => value,
    decode: decodeInteger,
    rules: [MinValueValidator(RANGE.min), MaxValueValidator(RANGE.max)],
  }),
});
