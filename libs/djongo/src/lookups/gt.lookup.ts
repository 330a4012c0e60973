import { comparable } from './comparable.js';
import { defineLookup, ORDERED } from './define-lookup.js';
import { literal } from './literal.js';

/** `age__gt=2` → `{ age: { $gt: 2 } }` */
export const gt = defineLookup<'field'>({
  name: 'gt',
  doc: {
    says: 'greater than; null, missing and values of another type never match',
    example: { n_comments__gt: 3 },
  },
  families: ORDERED,
  rhs: 'field',
  path: (path, value) => ({ [path]: { $gt: value } }),
  expr: (lhs, value) => ({ $and: [comparable(lhs, value), { $gt: [lhs, literal(value)] }] }),
});
