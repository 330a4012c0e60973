import { defineLookup } from './define-lookup.js';
import { literal } from './literal.js';

/** `tags__contains=['a', 'b']` → `{ tags: { $all: ['a', 'b'] } }` */
export const arrayContains = defineLookup<'itemList'>({
  name: 'contains',
  doc: {
    says: 'the array has all of them; every array has all of nothing',
    example: { tags__contains: ['rock', 'live'] },
    also: [{ tags__contains: [] }, { authors__contains: [{ name: 'John' }, { name: 'Paul' }] }],
  },
  families: ['array'],
  rhs: 'itemList',
  wholeArray: true,
  asksSeveral: true,
  path: (path, values) => ({ [path]: values.length === 0 ? { $type: 'array' } : { $all: values } }),
  expr: (lhs, values) => {
    if (values.length === 0) return { $isArray: [lhs] };
    // A value that is stored by itself counts as an array of one, as it does on a path.
    return { $setIsSubset: [literal(values), { $cond: [{ $isArray: [lhs] }, lhs, [lhs]] }] };
  },
});
