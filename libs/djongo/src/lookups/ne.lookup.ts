import { defineLookup } from './define-lookup.js';
import { exact } from './exact.lookup.js';
import { literal } from './literal.js';

/** `age__ne=2` → `{ age: { $ne: 2 } }` */
export const ne = defineLookup<'field'>({
  name: 'ne',
  doc: {
    says: 'not equal; null and missing match; of an array, no element is equal',
    example: { headline__ne: 'Come together' },
  },
  families: 'all',
  rhs: 'field',
  opposite: (value) => ({ lookup: exact, value }),
  path: (path, value) => ({ [path]: { $ne: value } }),
  expr: (lhs, value) => ({ $ne: [lhs, literal(value)] }),
});
