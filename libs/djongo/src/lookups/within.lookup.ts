import { defineUnnamedLookup } from './define-lookup.js';
import { literal } from './literal.js';

/** From the first value to before the second, as of a year. → `{ pub_date: { $gte: 2020-01-01, $lt: 2021-01-01 } }` */
export const within = defineUnnamedLookup<'fieldPair'>({
  name: 'within',
  families: ['date'],
  rhs: 'fieldPair',
  asksSeveral: true,
  path: (path, [from, to]) => ({ [path]: { $gte: from, $lt: to } }),
  // Nothing but dates lies between two dates.
  expr: (lhs, [from, to]) => ({ $and: [{ $gte: [lhs, literal(from)] }, { $lt: [lhs, literal(to)] }] }),
});
