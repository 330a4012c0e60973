import { type Asked, defineLookup } from './define-lookup.js';
import { isNullExpr } from './isnull.lookup.js';

/**
 * `authors__1__name__isnull=true` → `{ 'authors.1.name': { $not: { $exists: true, $not: { $type: 'null', … } } } }`
 *
 * The server also reads the index as a key of each element, where it finds nothing, so `{ 'authors.1.name': null }` would
 * match every time.
 */
export const itemIsnull = defineLookup<'boolean'>({
  name: 'isnull',
  doc: {
    says: 'null or missing, or the array is too short',
    example: { authors__1__name__isnull: true },
    also: [{ authors__1__name__isnull: false }],
    on: 'items by their index, and what is in them',
  },
  families: 'all',
  rhs: 'boolean',
  wholeArray: true,
  asksSeveral: true,
  matchesMissing: (value) => value,
  opposite: (value): Asked | undefined => (value ? undefined : { lookup: itemIsnull, value: true }),
  path: (path, value) => {
    // An array with a null in it is of both types.
    const isNotNull = { $exists: true, $not: { $type: 'null', $not: { $type: 'array' } } };
    return { [path]: value ? { $not: isNotNull } : isNotNull };
  },
  expr: isNullExpr,
});
