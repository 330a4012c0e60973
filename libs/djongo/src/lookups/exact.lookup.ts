import { isPlain } from '../fields/index.js';
import { defineLookup } from './define-lookup.js';
import { literal } from './literal.js';

/** `age=2`, `age__exact=2`: equal. On an array: one element is equal, or the whole array to an array. → `{ age: 2 }` */
export const exact = defineLookup<'field'>({
  name: 'exact',
  families: 'all',
  rhs: 'field',
  // An object by itself would be read as operators.
  path: (path, value) => ({ [path]: isPlain(value) ? { $eq: value } : value }),
  expr: (lhs, value) => ({ $eq: [lhs, literal(value)] }),
});
