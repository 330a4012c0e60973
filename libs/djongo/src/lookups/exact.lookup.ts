import { defineLookup } from './define-lookup.js';
import { firstKey } from './first-key.js';
import { literal } from './literal.js';

/** `age=2`, `age__exact=2` → `{ age: 2 }` */
export const exact = defineLookup<'field'>({
  name: 'exact',
  doc: {
    says: 'equal; of an array, one element is equal, or the whole array to an array',
    example: { headline: 'Come together' },
    also: [{ tags: 'rock' }, { tags: ['rock', 'live'] }],
  },
  families: 'all',
  rhs: 'field',
  // An object by itself would be read as operators.
  path: (path, value) => ({ [path]: firstKey(value) === undefined ? value : { $eq: value } }),
  expr: (lhs, value) => ({ $eq: [lhs, literal(value)] }),
});
