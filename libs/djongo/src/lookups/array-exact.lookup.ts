import { defineLookup } from './define-lookup.js';
import { literal } from './literal.js';

/**
 * `matrix=[[1, 2]]`, the whole of an array that may hold arrays: the server would also find it as an element of another.
 * → `{ matrix: { $eq: [[1, 2]], $not: { $elemMatch: { $eq: [[1, 2]] } } } }`
 */
export const arrayExact = defineLookup<'field'>({
  name: 'exact',
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
