import { defineLookup } from './define-lookup.js';
import { firstKey } from './first-key.js';
import { literal } from './literal.js';

/** `tags__contained_by=['a', 'b']` → `{ tags: { $type: 'array', $not: { $elemMatch: { $nin: ['a', 'b'] } } } }` */
export const arrayContainedBy = defineLookup<'itemList'>({
  name: 'contained_by',
  doc: {
    says: 'an array that has no other elements: an empty one has none; null and missing are no arrays',
    example: { tags__contained_by: ['rock', 'pop', 'live'] },
    on: 'arrays of values',
  },
  families: ['array'],
  rhs: 'itemList',
  wholeArray: true,
  asksSeveral: true,
  path: (path, values) =>
    // The server refuses inside `$nin` what looks like operators.
    values.some((value) => firstKey(value)?.startsWith('$'))
      ? undefined
      : { [path]: { $type: 'array', $not: { $elemMatch: { $nin: values } } } },
  expr: (lhs, values) => ({ $cond: [{ $isArray: [lhs] }, { $setIsSubset: [lhs, literal(values)] }, false] }),
});
