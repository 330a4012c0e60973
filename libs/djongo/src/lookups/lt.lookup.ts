import { comparable } from './comparable.js';
import { defineLookup, ORDERED } from './define-lookup.js';
import { literal } from './literal.js';

/** `age__lt=2` → `{ age: { $lt: 2 } }` */
export const lt = defineLookup<'field'>({
  name: 'lt',
  doc: {
    says: 'less than; null, missing and values of another type never match',
    example: { n_comments__lt: 3 },
  },
  families: ORDERED,
  rhs: 'field',
  path: (path, value) => ({ [path]: { $lt: value } }),
  expr: (lhs, value) => ({ $and: [comparable(lhs, value), { $lt: [lhs, literal(value)] }] }),
});
