import { defineLookup } from './define-lookup.js';
import { literal } from './literal.js';

/** `tags__overlap=['a', 'b']` → `{ tags: { $in: ['a', 'b'] } }` */
export const overlap = defineLookup<'itemList'>({
  name: 'overlap',
  doc: {
    says: 'the array has one of them at least; an empty list matches nothing',
    example: { tags__overlap: ['rock', 'pop'] },
  },
  families: ['array'],
  rhs: 'itemList',
  wholeArray: true,
  path: (path, values) => ({ [path]: { $in: values } }),
  // A value that is stored by itself counts as an array of one, as it does on a path.
  expr: (lhs, values) => ({
    $cond: [
      { $isArray: [lhs] },
      { $ne: [{ $setIntersection: [lhs, literal(values)] }, []] },
      { $in: [lhs, literal(values)] },
    ],
  }),
});
