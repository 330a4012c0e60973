import { comparable } from './comparable.js';
import { defineLookup, ORDERED } from './define-lookup.js';
import { literal } from './literal.js';

/** `age__lte=2` → `{ age: { $lte: 2 } }` */
export const lte = defineLookup<'field'>({
  name: 'lte',
  doc: {
    says: 'less than or equal; null, missing and values of another type never match',
    example: { n_comments__lte: 3 },
  },
  families: ORDERED,
  rhs: 'field',
  path: (path, value) => ({ [path]: { $lte: value } }),
  expr: (lhs, value) => ({ $and: [comparable(lhs, value), { $lte: [lhs, literal(value)] }] }),
});
