import { Decimal128, type Document, Double, Int32, Long } from '../bson.js';
import { ValidationError } from '../errors/index.js';
import { DecimalValidator } from '../validators/index.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';
import { plainDecimal } from './plain-decimal.js';

/** Options of `DecimalField`. */
export interface DecimalFieldOptions extends FieldOptions {
  /** Most digits in all; the database holds 34. */
  readonly maxDigits?: number;
  /** Most digits after the point. */
  readonly decimalPlaces?: number;
}

const MESSAGE = '“%(value)s” value must be a decimal number.';
const DECIMAL = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e([+-]?[0-9]{1,4}))?$/i;

/** What the database holds: 34 digits, of which the last may stand this far to the right or left of the point. */
const DECIMAL128_DIGITS = 34;
const MOST_WHOLE_DIGITS = 6145;
const MOST_DECIMAL_PLACES = 6176;
/** A text that long cannot be a number that the database holds. */
const LONGEST = 6200;

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
    jsonSchema: decimalSchema(maxDigits, decimalPlaces),
    coerce: coerceDecimal,
    encode: (value) => Decimal128.fromString(value),
    decode: decodeDecimal,
    rules: [DecimalValidator(maxDigits, decimalPlaces)],
  }),
});

function coerceDecimal(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : String(numeric(value));
  // The length and the exponent are bounded first: an exponent could ask for a gigabyte of zeros.
  const match = text.length <= LONGEST ? DECIMAL.exec(text) : null;
  if (match === null || Math.abs(Number(match[1] ?? 0)) > MOST_DECIMAL_PLACES) throw invalid(MESSAGE, value);
  const plain = plainDecimal(text);
  if (isStorable(plain)) return plain;
  throw new ValidationError('Ensure that there are no more than %(max)s digits in total.', {
    code: 'max_digits',
    params: { max: DECIMAL128_DIGITS, value: text },
  });
}

function isStorable(plain: string): boolean {
  const [whole = '', fraction = ''] = plain.replace(/^-/, '').split('.');
  if (whole.length > MOST_WHOLE_DIGITS || fraction.length > MOST_DECIMAL_PLACES) return false;
  const digits = (whole + fraction).replace(/^0+/, '');
  return digits.length - (fraction === '' ? trailingZeros(digits) : 0) <= DECIMAL128_DIGITS;
}

/** The zeros that end a whole number need not be kept. Not by `/0+$/`, which is quadratic on other zeros. */
function trailingZeros(digits: string): number {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end -= 1;
  return digits.length - end;
}

function numeric(value: unknown): number | bigint | Decimal128 {
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal128) return value;
  throw invalid(MESSAGE, value);
}

function decodeDecimal(stored: unknown): unknown {
  const isNumber = typeof stored === 'number' || stored instanceof Double || stored instanceof Int32;
  return isNumber || stored instanceof Long || stored instanceof Decimal128 ? plainDecimal(String(stored)) : stored;
}

/** Whole numbers of other clients are exact too. Neither NaN nor the infinities are within any bounds. */
function decimalSchema(maxDigits: number | undefined, decimalPlaces: number | undefined): Document {
  const most = maxDigits === undefined ? LARGEST : nines(maxDigits, decimalPlaces ?? 0);
  return {
    bsonType: ['decimal', 'int', 'long'],
    minimum: Decimal128.fromString(`-${most}`),
    maximum: Decimal128.fromString(most),
    ...(decimalPlaces !== undefined && { multipleOf: Decimal128.fromString(`1E-${decimalPlaces}`) }),
  };
}

const LARGEST = `${'9'.repeat(DECIMAL128_DIGITS)}E6111`;

/** The largest number of so many digits: `999.99`. */
function nines(maxDigits: number, decimalPlaces: number): string {
  const whole = '9'.repeat(Math.max(0, maxDigits - decimalPlaces)) || '0';
  return decimalPlaces === 0 ? whole : `${whole}.${'9'.repeat(decimalPlaces)}`;
}
