import { comparable } from './comparable.js';
import { defineLookup, ORDERED } from './define-lookup.js';
import { literal } from './literal.js';

/** `age__gte=2` → `{ age: { $gte: 2 } }` */
export const gte = defineLookup<'field'>({
  name: 'gte',
  doc: {
    says: 'greater than or equal; null, missing and values of another type never match',
    example: { n_comments__gte: 3 },
  },
  families: ORDERED,
  rhs: 'field',
  path: (path, value) => ({ [path]: { $gte: value } }),
  expr: (lhs, value) => ({ $and: [comparable(lhs, value), { $gte: [lhs, literal(value)] }] }),
});
