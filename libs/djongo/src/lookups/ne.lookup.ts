import { defineLookup } from './define-lookup.js';
import { exact } from './exact.lookup.js';
import { literal } from './literal.js';

/** `age__ne=2`: not equal; null and missing match. On an array: no element is equal. → `{ age: { $ne: 2 } }` */
export const ne = defineLookup<'field'>({
  name: 'ne',
  families: 'all',
  rhs: 'field',
  opposite: (value) => ({ lookup: exact, value }),
  path: (path, value) => ({ [path]: { $ne: value } }),
  expr: (lhs, value) => ({ $ne: [lhs, literal(value)] }),
});
