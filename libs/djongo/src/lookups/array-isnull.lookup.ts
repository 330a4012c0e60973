import { type Asked, defineLookup } from './define-lookup.js';
import { isNullExpr } from './isnull.lookup.js';

/** `tags__isnull=true` → `{ tags: { $eq: null, $not: { $type: 'array' } } }` */
export const arrayIsnull = defineLookup<'boolean'>({
  name: 'isnull',
  doc: {
    says: 'null or missing as a whole; an array with a null in it is neither',
    example: { tags__isnull: true },
    also: [{ tags__isnull: false }],
  },
  families: ['array', 'json'],
  rhs: 'boolean',
  wholeArray: true,
  asksSeveral: true,
  matchesMissing: (value) => value,
  opposite: (value): Asked | undefined => (value ? undefined : { lookup: arrayIsnull, value: true }),
  path: (path, value) => {
    const isNull = { $eq: null, $not: { $type: 'array' } };
    return { [path]: value ? isNull : { $not: isNull } };
  },
  expr: isNullExpr,
});
