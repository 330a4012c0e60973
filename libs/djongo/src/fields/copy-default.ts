import { types } from 'node:util';
import { declaredFields } from './declared-fields.js';
import { isPlain } from './is-plain.js';

/**
 * A default value for one object: two of them must not share an array, an object, a date or an embedded document.
 * Values of other classes, which cannot be copied in general, stay the same.
 */
export function copyDefault(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyDefault);
  if (types.isDate(value)) return new Date(value);
  if (typeof value !== 'object' || value === null) return value;
  // `fromEntries` defines keys, so that `__proto__` stays a key.
  if (isPlain(value)) return Object.fromEntries(copiedEntries(value));
  return isContainer(value.constructor)
    ? Object.assign(new value.constructor(), Object.fromEntries(copiedEntries(value)))
    : value;
}

function copiedEntries(value: object): [string, unknown][] {
  return Object.entries(value).map(([key, item]) => [key, copyDefault(item)]);
}

function isContainer(target: unknown): target is new () => object {
  return typeof target === 'function' && declaredFields(target).size > 0;
}
