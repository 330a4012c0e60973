import { isPlain } from '../fields/index.js';

/** Whether two parts of a schema say the same, numbers of whatever width included. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, at) => isSame(item, b[at]));
  }
  if (isPlain(a) && isPlain(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
    );
  }
  return typeOf(a) === typeOf(b) && String(a) === String(b);
}

/** What the driver reads as a number may have been written as one of its own numbers. */
function typeOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? 'number' : typeof value;
  const bson: unknown = Reflect.get(value, '_bsontype');
  return bson === 'Double' || bson === 'Int32' || bson === 'Long' ? 'number' : String(bson ?? typeof value);
}
