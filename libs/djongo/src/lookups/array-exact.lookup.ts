import { defineLookup } from './define-lookup.js';
import { literal } from './literal.js';

/** `matrix=[[1, 2]]` → `{ matrix: { $eq: [[1, 2]], $not: { $elemMatch: { $eq: [[1, 2]] } } } }` */
export const arrayExact = defineLookup<'field'>({
  name: 'exact',
  doc: {
    says: 'with an array that has arrays in it: the whole, not an element of another; one without is an element',
    example: { ratings: [[5, 4], [3]] },
    also: [{ ratings: [5, 4] }],
    on: 'arrays that may hold arrays',
  },
  families: ['array'],
  rhs: 'field',
  wholeArray: true,
  asksSeveral: true,
  path: (path, value) => ({ [path]: isWholeArray(value) }),
  expr: (lhs, value) => ({ $eq: [lhs, literal(value)] }),
});

/** The operators of this equality. */
export function isWholeArray(value: unknown): object {
  return { $eq: value, $not: { $elemMatch: { $eq: value } } };
}
