import { Double, Int32, Long } from '../bson.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';
import { isPlain } from './is-plain.js';

/** What JSON can express. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** The server's own limit on nesting. */
const MAX_DEPTH = 100;

/**
 * Any JSON. In code what `JSON.parse` gives; in the database the same as a document, keys such as `$gt` included, which
 * are data here. Refuses what JSON has not: `undefined`, NaN, dates, class instances, functions.
 *
 * @example
 * @JSONField({ default: () => ({}) }) extra!: JsonValue;
 */
export const JSONField = defineField<JsonValue, FieldOptions>({
  kind: 'JSONField',
  behaviour: () => ({
    family: 'json',
    bsonType: 'object',
    coerce: (value) => {
      if (isJson(value, 1)) return value;
      throw invalid('Value must be valid JSON.', value);
    },
    encode: (value) => value,
    decode: decodeJson,
  }),
});

function isJson(value: unknown, depth: number): value is JsonValue {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  if (!isPlain(value)) return false;
  return Object.entries(value).every(([key, item]) => isKey(key) && isJson(item, depth + 1));
}

/** BSON keys end at the first NUL. */
function isKey(key: string): boolean {
  return key.isWellFormed() && !key.includes('\0');
}

/** Numbers that other clients stored with a width of their own become plain ones. */
function decodeJson(stored: unknown): unknown {
  if (stored instanceof Long || stored instanceof Double || stored instanceof Int32) return Number(stored);
  if (Array.isArray(stored)) return stored.map(decodeJson);
  if (!isPlain(stored)) return stored;
  // `fromEntries` defines keys, so that `__proto__` stays a key.
  return Object.fromEntries(Object.entries(stored).map(([key, value]) => [key, decodeJson(value)]));
}
