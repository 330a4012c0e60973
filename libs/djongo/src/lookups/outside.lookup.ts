import { defineUnnamedLookup } from './define-lookup.js';
import { within } from './within.lookup.js';

/** Not from the first value to before the second; null and missing match. → `{ pub_date: { $not: { $gte: …, $lt: … } } }` */
export const outside = defineUnnamedLookup<'fieldPair'>({
  name: 'outside',
  families: ['date'],
  rhs: 'fieldPair',
  asksSeveral: true,
  opposite: (value) => ({ lookup: within, value }),
  path: (path, [from, to]) => ({ [path]: { $not: { $gte: from, $lt: to } } }),
  expr: (lhs, value) => ({ $not: [within.expr(lhs, value)] }),
});
