import { Decimal128, Double, Int32, Long } from '../bson.js';
import { DecimalValidator } from '../validators/index.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';
import { plainDecimal } from './plain-decimal.js';

export interface DecimalFieldOptions extends FieldOptions {
  /** Most digits in all; the database holds 34. */
  readonly maxDigits?: number;
  /** Most digits after the point. */
  readonly decimalPlaces?: number;
}

const MESSAGE = '“%(value)s” value must be a decimal number.';
const DECIMAL128_DIGITS = 34;

/**
 * An exact decimal number. In code a `string` that keeps its scale (`'1.50'`); in the database `Decimal128`. Takes
 * numbers, decimal texts and `Decimal128`.
 *
 * @example
 * @DecimalField({ maxDigits: 8, decimalPlaces: 2 }) price!: string;
 */
export const DecimalField = defineField<string, DecimalFieldOptions>({
  kind: 'DecimalField',
  options: ['maxDigits', 'decimalPlaces'],
  behaviour: ({ maxDigits, decimalPlaces }) => ({
    family: 'number',
    bsonType: 'decimal',
    coerce: coerceDecimal,
    encode: (value) => Decimal128.fromString(value),
    decode: decodeDecimal,
    rules: [DecimalValidator(maxDigits, decimalPlaces)],
  }),
});

function coerceDecimal(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : String(numeric(value));
  // The bound on the length comes first: an exponent could ask for a gigabyte of zeros.
  if (text.length > 50 || !/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,2})?$/i.test(text))
    throw invalid(MESSAGE, value);
  const plain = plainDecimal(text);
  if (plain.replace(/^-?0*\.?0*/, '').replace('.', '').length > DECIMAL128_DIGITS) throw invalid(MESSAGE, value);
  return plain;
}

function numeric(value: unknown): number | bigint | Decimal128 {
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal128) return value;
  throw invalid(MESSAGE, value);
}

function decodeDecimal(stored: unknown): unknown {
  if (stored instanceof Decimal128) return plainDecimal(stored.toString());
  if (stored instanceof Long || stored instanceof Double || stored instanceof Int32) return String(stored);
  return typeof stored === 'number' ? plainDecimal(String(stored)) : stored;
}
