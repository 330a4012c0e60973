import { Double, Int32, Long } from '../bson.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';

/** Options of `FloatField`. */
export interface FloatFieldOptions extends FieldOptions {
  /** Whether NaN and the infinities may be stored; `false` unless given. */
  readonly allowNonFinite?: boolean;
}

/**
 * A number in floating point. In code `number`; in the database `double`, whole numbers too.
 *
 * @example
 * @FloatField({ null: true }) rating!: number | null;
 */
export const FloatField = defineField<number, FloatFieldOptions>({
  kind: 'FloatField',
  options: ['allowNonFinite'],
  behaviour: ({ allowNonFinite = false }) => ({
    family: 'number',
    bsonType: 'double',
    jsonSchema: { bsonType: ['double', 'int', 'long'], ...(allowNonFinite ? {} : FINITE) },
    coerce: (value) => coerceFloat(value, allowNonFinite),
    // The driver would write a whole number as an integer.
    encode: (value) => new Double(value),
    decode: (stored) =>
      stored instanceof Long || stored instanceof Double || stored instanceof Int32 ? Number(stored) : stored,
  }),
});

/** NaN is less than every number to the server. */
export const FINITE = { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE };

function coerceFloat(value: unknown, allowNonFinite: boolean): number {
  const number = typeof value === 'string' && isDecimalText(value) ? Number(value) : value;
  if (typeof number === 'number' && (allowNonFinite || Number.isFinite(number))) return number;
  throw invalid('“%(value)s” value must be a float.', value);
}

function isDecimalText(text: string): boolean {
  return text.length <= 400 && /^[ \t\n]*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]+)?[ \t\n]*$/i.test(text);
}
