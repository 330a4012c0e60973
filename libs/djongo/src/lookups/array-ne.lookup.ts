import { arrayExact, isWholeArray } from './array-exact.lookup.js';
import { defineLookup } from './define-lookup.js';
import { literal } from './literal.js';

/** `matrix__ne=[[1, 2]]` → `{ matrix: { $not: { $eq: [[1, 2]], $not: { … } } } }` */
export const arrayNe = defineLookup<'field'>({
  name: 'ne',
  doc: {
    says: 'the opposite',
    example: { ratings__ne: [[5, 4], [3]] },
    on: 'arrays that may hold arrays',
  },
  families: ['array'],
  rhs: 'field',
  wholeArray: true,
  asksSeveral: true,
  opposite: (value) => ({ lookup: arrayExact, value }),
  path: (path, value) => ({ [path]: { $not: isWholeArray(value) } }),
  expr: (lhs, value) => ({ $ne: [lhs, literal(value)] }),
});
