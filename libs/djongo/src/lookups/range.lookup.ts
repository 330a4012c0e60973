import { defineLookup, ORDERED } from './define-lookup.js';
import { literal } from './literal.js';
import { sameType } from './same-type.js';

/** `age__range=[2, 5]`: from the first to the second, both included. → `{ age: { $gte: 2, $lte: 5 } }` */
export const range = defineLookup<'fieldPair'>({
  name: 'range',
  families: ORDERED,
  rhs: 'fieldPair',
  path: (path, [from, to]) => ({ [path]: { $gte: from, $lte: to } }),
  expr: (lhs, [from, to]) => ({
    $and: [sameType(lhs, from), sameType(lhs, to), { $gte: [lhs, literal(from)] }, { $lte: [lhs, literal(to)] }],
  }),
});
