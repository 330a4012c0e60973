import { Int32, Long } from '../bson.js';
import { MaxValueValidator, MinValueValidator } from '../validators/index.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';

const MESSAGE = '“%(value)s” value must be an integer.';
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
    decode: (stored) => (stored instanceof Long || stored instanceof Int32 ? Number(stored) : stored),
    rules: [MinValueValidator(RANGE.min), MaxValueValidator(RANGE.max)],
  }),
});

function coerceInteger(value: unknown): number {
  if (typeof value === 'string' && /^[ \t\n]*[+-]?[0-9]{1,30}[ \t\n]*$/.test(value))
    return coerceInteger(Number(value));
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalid(MESSAGE, value);
  // -0 would be stored as a double.
  return value === 0 ? 0 : value;
}
