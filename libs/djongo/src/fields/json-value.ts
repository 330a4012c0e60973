import { DBRef, Double, Int32, Long } from '../bson.js';
import { ValidationError } from '../errors/index.js';
import { invalid } from './invalid.js';
import { isPlain } from './is-plain.js';

/** What JSON can express. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** The server's own limit on nesting. */
export const MAX_DEPTH = 100;

/** The key by which the driver tells its own values, whatever made the object. */
const BSON_TYPE = '_bsontype';

/**
 * A copy of a value that is JSON: what was checked is what will be stored, whatever a getter says the next time.
 * Throws `ValidationError` for what JSON has not, holes in arrays included.
 */
export function copyJson(value: unknown, depth = 1): JsonValue {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string' && value.isWellFormed()) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return Array.from(checkDepth(value, depth), (item) => copyJson(item, depth + 1));
  if (!isPlain(value)) throw invalid('Value must be valid JSON.', value);
  const entries = Object.entries(checkDepth(value, depth));
  // `fromEntries` defines keys, so that `__proto__` stays a key.
  return checkReference(Object.fromEntries(entries.map(([key, item]) => [checkKey(key), copyJson(item, depth + 1)])));
}

function checkDepth<V>(value: V, depth: number): V {
  if (depth <= MAX_DEPTH) return value;
  throw new ValidationError('Value is nested deeper than %(max)s levels.', {
    code: 'too_deep',
    params: { max: MAX_DEPTH },
  });
}

/** BSON keys end at the first NUL. */
function checkKey(key: string): string {
  if (key.isWellFormed() && !key.includes('\0')) return key;
  throw new ValidationError('Value has a key that cannot be stored: it holds NUL or a lone surrogate.', {
    code: 'invalid',
  });
}

/** The driver takes `$ref`, `$id` and `$db` together for a DBRef, from which the three cannot be read back exactly. */
function checkReference<V extends Record<string, unknown>>(value: V): V {
  const { $ref, $id, $db } = value;
  if (typeof $ref !== 'string' || typeof $db !== 'string' || $id === undefined || $id === null) return value;
  throw new ValidationError('Value holds $ref, $id and $db in one object, which MongoDB keeps for references.', {
    code: 'invalid',
  });
}

/** JSON as the driver stores it literally: an object with the driver's own key as a `Map`, in which it is a mere key. */
export function encodeJson(value: unknown): unknown {
  return holdsBsonType(value) ? withMaps(value) : value;
}

function holdsBsonType(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, BSON_TYPE) || Object.values(value).some(holdsBsonType);
}

function withMaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMaps);
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withMaps(item)] as const);
  return Object.hasOwn(value, BSON_TYPE) ? new Map(entries) : Object.fromEntries(entries);
}

/**
 * What the driver read, as JSON: numbers that other clients stored with a width of their own become plain ones. The
 * driver's objects are nobody else's, so they are changed where they are.
 */
export function decodeJson(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null) return stored;
  if (stored instanceof Long || stored instanceof Double || stored instanceof Int32) return Number(stored);
  if (stored instanceof DBRef) return referenceOf(stored);
  if (Array.isArray(stored)) {
    for (const [at, item] of stored.entries()) stored[at] = decodeJson(item);
  } else if (isPlain(stored)) {
    for (const [key, value] of Object.entries(stored)) stored[key] = decodeJson(value);
  }
  return stored;
}

/** The driver splits a `$ref` with one dot in it into database and collection. */
function referenceOf({ collection, db, oid, fields }: DBRef): unknown {
  return {
    $ref: db === undefined ? collection : `${db}.${collection}`,
    $id: decodeJson(oid),
    ...(decodeJson(fields) as object),
  };
}
