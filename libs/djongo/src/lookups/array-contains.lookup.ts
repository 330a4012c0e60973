import { defineLookup } from './define-lookup.js';
import { literal } from './literal.js';

/** `tags__contains=['a', 'b']`: the array has all of them. → `{ tags: { $all: ['a', 'b'] } }` */
export const arrayContains = defineLookup<'fieldList'>({
  name: 'contains',
  families: ['array'],
  rhs: 'fieldList',
  wholeArray: true,
  path: (path, values) => ({ [path]: { $all: values } }),
  expr: (lhs, values) => ({ $cond: [{ $isArray: [lhs] }, { $setIsSubset: [literal(values), lhs] }, false] }),
});
