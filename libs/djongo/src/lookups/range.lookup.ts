import { comparable } from './comparable.js';
import { defineLookup, ORDERED } from './define-lookup.js';
import { literal } from './literal.js';

/** `age__range=[2, 5]` → `{ age: { $gte: 2, $lte: 5 } }` */
export const range = defineLookup<'fieldPair'>({
  name: 'range',
  doc: {
    says: 'from the first to the second, both included; null, missing and values of another type never match',
    example: { n_comments__range: [2, 5] },
    also: [{ authors__name__range: ['A', 'K'] }],
  },
  families: ORDERED,
  rhs: 'fieldPair',
  asksSeveral: true,
  path: (path, [from, to]) => ({ [path]: { $gte: from, $lte: to } }),
  expr: (lhs, [from, to]) => ({
    $and: [comparable(lhs, from), comparable(lhs, to), { $gte: [lhs, literal(from)] }, { $lte: [lhs, literal(to)] }],
  }),
});
