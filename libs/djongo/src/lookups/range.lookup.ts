import { comparable } from './comparable.js';
import { defineLookup, ORDERED } from './define-lookup.js';
import { literal } from './literal.js';

/** `age__range=[2, 5]`: from the first to the second, both included. → `{ age: { $gte: 2, $lte: 5 } }` */
export const range = defineLookup<'fieldPair'>({
  name: 'range',
  families: ORDERED,
  rhs: 'fieldPair',
  asksSeveral: true,
  path: (path, [from, to]) => ({ [path]: { $gte: from, $lte: to } }),
  expr: (lhs, [from, to]) => ({
    $and: [comparable(lhs, from), comparable(lhs, to), { $gte: [lhs, literal(from)] }, { $lte: [lhs, literal(to)] }],
  }),
});
