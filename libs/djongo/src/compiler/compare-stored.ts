import { Decimal128, Double, Int32, Long, ObjectId } from '../bson.js';

/** How one stored value stands to another: its sign, `'differs'` for values of two types, undefined where only the server knows. */
export type Comparison = number | 'differs' | undefined;

/** Compares two values as they are stored. Texts compare by their bytes; a collation is the server's business. */
export function compareStored(a: unknown, b: unknown): Comparison {
  const kind = kindOf(a);
  // Null is like nothing else, documents included.
  if ((kind === 'null') !== (kindOf(b) === 'null')) return 'differs';
  if (kind === undefined || kindOf(b) === undefined) return undefined;
  if (kind !== kindOf(b)) return 'differs';
  if (kind === 'null') return 0;
  if (kind === 'number') return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (a instanceof ObjectId && b instanceof ObjectId) return Buffer.compare(a.id, b.id);
  return Math.sign(Number(a) - Number(b));
}

/** What compares with each other. Arrays and documents are left to the server. */
function kindOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  if (value instanceof Date) return 'date';
  if (value instanceof ObjectId) return 'objectId';
  return isNumber(value) ? 'number' : undefined;
}

function isNumber(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return [Double, Int32, Long, Decimal128].some((kind) => value instanceof kind);
}

function compareNumbers(a: unknown, b: unknown): Comparison {
  const [x, y] = [exact(a), exact(b)];
  if (x === undefined || y === undefined) {
    // Two numbers in floating point compare as they do here; beside a decimal one, their last digits matter.
    if (!isDouble(a) || !isDouble(b)) return undefined;
    const difference = Number(a) - Number(b);
    return Number.isNaN(difference) ? undefined : Math.sign(difference);
  }
  const places = Math.max(x.places, y.places);
  const difference = scaled(x, places) - scaled(y, places);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

function isDouble(value: unknown): boolean {
  return typeof value === 'number' || value instanceof Double || value instanceof Int32;
}

/** A number as an integer and the digits after its point. */
interface Exact {
  readonly digits: bigint;
  readonly places: number;
}

/** More digits than any rule about decimals asks for; an exponent could stand for thousands. */
const MOST_PLACES = 400;

function exact(value: unknown): Exact | undefined {
  if (isDouble(value)) {
    return Number.isSafeInteger(Number(value)) ? { digits: BigInt(Number(value)), places: 0 } : undefined;
  }
  const match = /^(-?)([0-9]*)\.?([0-9]*)(?:E([+-]?[0-9]+))?$/.exec(String(value));
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const places = fraction.length - Number(exponent);
  if (Math.abs(places) > MOST_PLACES || whole + fraction === '') return undefined;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places };
}

function scaled({ digits, places }: Exact, to: number): bigint {
  return digits * 10n ** BigInt(to - places);
}
