import { comparable } from './comparable.js';
import { defineLookup, ORDERED } from './define-lookup.js';
import { literal } from './literal.js';

/** `age__gt=2`: greater than; null, missing and values of another type never match. → `{ age: { $gt: 2 } }` */
export const gt = defineLookup<'field'>({
  name: 'gt',
  families: ORDERED,
  rhs: 'field',
  path: (path, value) => ({ [path]: { $gt: value } }),
  expr: (lhs, value) => ({ $and: [comparable(lhs, value), { $gt: [lhs, literal(value)] }] }),
});
