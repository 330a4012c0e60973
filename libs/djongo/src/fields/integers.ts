import { Int32, Long } from '../bson.js';
import { MaxValueValidator, MinValueValidator } from '../validators/index.js';
import type { FieldBehaviour } from './field.js';
import { invalid } from './invalid.js';

const MESSAGE = '“%(value)s” value must be an integer.';
const DIGITS = /^[ \t\n]*[+-]?[0-9]{1,30}[ \t\n]*$/;

/** The whole numbers that a field holds, both ends included. */
export interface IntegerRange {
  readonly min: number;
  readonly max: number;
}

/** What fields of whole numbers of at most 32 bits share. */
export function integerBehaviour({ min, max }: IntegerRange): FieldBehaviour<number> {
  return {
    family: 'number',
    bsonType: 'int',
    jsonSchema: { bsonType: 'int', minimum: min, maximum: max },
    coerce: coerceInteger,
    encode: (value) => value,
    decode: decodeInteger,
    rules: [MinValueValidator(min), MaxValueValidator(max)],
  };
}

/** What fields of whole numbers of 64 bits share. */
export function bigIntegerBehaviour(min: bigint, max: bigint): FieldBehaviour<bigint> {
  const rules = [MinValueValidator(min), MaxValueValidator(max)] as const;
  return {
    family: 'number',
    bsonType: 'long',
    jsonSchema: { bsonType: 'long', minimum: Long.fromBigInt(min), maximum: Long.fromBigInt(max) },
    coerce: (value) => {
      const integer = coerceBigInteger(value);
      // Not left to the rules: a number out of range would be stored as another one.
      for (const rule of rules) rule(integer);
      return integer;
    },
    encode: (value) => Long.fromBigInt(value),
    decode: decodeBigInteger,
  };
}

/** Numbers and decimal digits as text; no fractions, no exponents. */
export function coerceInteger(value: unknown): number {
  if (typeof value === 'string' && DIGITS.test(value)) return coerceInteger(Number(value));
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalid(MESSAGE, value);
  // -0 would be stored as a double.
  return value === 0 ? 0 : value;
}

export function decodeInteger(stored: unknown): unknown {
  return stored instanceof Long || stored instanceof Int32 ? Number(stored) : stored;
}

/** A number beyond 2^53 may have been another one before it was written as a number. */
function coerceBigInteger(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Long) return value.toBigInt();
  const isInteger = typeof value === 'number' ? Number.isSafeInteger(value) : isDigits(value);
  if (!isInteger) throw invalid(MESSAGE, value);
  // `BigInt` knows no plus sign.
  return BigInt(String(value).trim().replace(/^\+/, ''));
}

function isDigits(value: unknown): value is string {
  return typeof value === 'string' && DIGITS.test(value);
}

function decodeBigInteger(stored: unknown): unknown {
  if (stored instanceof Long) return stored.toBigInt();
  const number = stored instanceof Int32 ? Number(stored) : stored;
  return typeof number === 'number' && Number.isInteger(number) ? BigInt(number) : stored;
}
