import type { Document } from '../bson.js';
import { ImproperlyConfigured } from '../errors/index.js';
import { isPlain } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/** What the server takes in the filter of an index. */
const OPERATORS: ReadonlySet<string> = new Set([
  '$and',
  '$or',
  '$eq',
  '$in',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$exists',
  '$type',
]);

/** Every type but null: the server refuses `$ne` there. */
const NOT_NULL = [
  'double', 'string', 'object', 'array', 'binData', 'objectId', 'bool', 'date', 'regex', 'int', 'timestamp', 'long', 'decimal',
]; // prettier-ignore

/**
 * A filter document as an index takes it: `isnull: false` by types. Throws `ImproperlyConfigured` for what the server would
 * refuse.
 */
export function partialFilter(meta: ModelMeta, what: string, filter: Document): Document {
  const refuse = (operator: string): never => {
    throw new ImproperlyConfigured(
      `${meta.name}: ${what} needs ${operator}, which MongoDB does not allow in the filter of an index; ` +
        'what remains are equality, in, gt, gte, lt, lte, isnull: false, and their combinations by and/or.',
    );
  };
  const walk = (document: Document): Document =>
    Object.fromEntries(Object.entries(document).map(([key, value]) => [key, walkEntry(key, value)]));
  const walkEntry = (key: string, value: unknown): unknown => {
    if (key.startsWith('$') && !OPERATORS.has(key)) return refuse(key);
    if (key === '$and' || key === '$or') return (value as Document[]).map(walk);
    if (key.startsWith('$') || !isOperators(value)) return isPattern(value) ? refuse('$regex') : value;
    const { $ne, ...rest } = value;
    return '$ne' in value && $ne === null ? { $type: NOT_NULL, ...walk(rest) } : walk(value);
  };
  return walk(filter);
}

function isOperators(value: unknown): value is Document {
  return isPlain(value) && Object.keys(value).some((key) => key.startsWith('$'));
}

function isPattern(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Reflect.get(value, '_bsontype') === 'BSONRegExp';
}
