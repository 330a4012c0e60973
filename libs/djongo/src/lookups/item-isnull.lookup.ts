import { type Asked, defineLookup } from './define-lookup.js';
import { isNullExpr } from './isnull.lookup.js';

/**
 * `authors__1__name__isnull=true`, on a path with an index: null, missing, or the array is too short. The server also reads
 * the index as a key of each element, where it finds nothing, so `{ 'authors.1.name': null }` would match every time.
 * → `{ 'authors.1.name': { $not: { $exists: true, $not: { $type: 'null', … } } } }`
 */
export const itemIsnull = defineLookup<'boolean'>({
  name: 'isnull',
  families: 'all',
  rhs: 'boolean',
  wholeArray: true,
  asksSeveral: true,
  opposite: (value): Asked | undefined => (value ? undefined : { lookup: itemIsnull, value: true }),
  path: (path, value) => {
    // An array with a null in it is of both types.
    const isNotNull = { $exists: true, $not: { $type: 'null', $not: { $type: 'array' } } };
    return { [path]: value ? { $not: isNotNull } : isNotNull };
  },
  expr: isNullExpr,
});
