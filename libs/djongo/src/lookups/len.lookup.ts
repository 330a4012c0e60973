import { defineLookup } from './define-lookup.js';
import { literal } from './literal.js';

/** `tags__len=2` → `{ tags: { $size: 2 } }` */
export const len = defineLookup<'count'>({
  name: 'len',
  doc: { says: 'the array has just so many elements', example: { tags__len: 2 } },
  families: ['array'],
  rhs: 'count',
  wholeArray: true,
  path: (path, count) => ({ [path]: { $size: count } }),
  expr: (lhs, count) => ({ $cond: [{ $isArray: [lhs] }, { $eq: [{ $size: lhs }, literal(count)] }, false] }),
});
