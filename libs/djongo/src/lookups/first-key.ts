import { isPlain } from '../fields/index.js';

/**
 * The first key of what is a document on the wire, undefined for what is none: an object, or the `Map` as which JSON with the
 * driver's own key is encoded. One that begins with `$` can pass for operators.
 */
export function firstKey(value: unknown): string | undefined {
  if (value instanceof Map) return String([...value.keys()][0] ?? '');
  return isPlain(value) ? (Object.keys(value)[0] ?? '') : undefined;
}
