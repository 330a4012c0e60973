import { isPlain } from '../fields/index.js';

/** A value that no later change of the caller's arrays and objects reaches, nor a change of what `toMql()` shows. */
export function frozenCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  if (!isPlain(value)) return value;
  // `fromEntries` defines keys, so that `__proto__` stays a key.
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, frozenCopy(item)])));
}
