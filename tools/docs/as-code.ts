import { inspect } from 'node:util';

/** A value as code in one line, as prettier would write it: `{ 'blog.name': { $regex: '^Be' }, tags: ['a'] }`. */
export function asCode(value: unknown): string {
  if (value instanceof Date) return `new Date('${value.toISOString().replace('T00:00:00.000Z', '')}')`;
  if (Array.isArray(value)) return `[${value.map(asCode).join(', ')}]`;
  if (!isPlainObject(value)) return inspect(value);
  const entries = Object.entries(value).map(([key, item]) => `${keyAsCode(key)}: ${asCode(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function keyAsCode(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : inspect(key);
}

/** Not what has a way of its own to be printed, such as the driver's types. */
function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
