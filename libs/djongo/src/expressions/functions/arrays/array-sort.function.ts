import { describeType, FieldError } from '../../../errors/index.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument, NotNull, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfArrays } from '../function-types.js';
import { LIST } from '../kinds.js';

export const arraySort = defineGuarded({
  name: 'ArraySort',
  doc: {
    args: "array, order = 'ASC'",
    says: "its items in order, nulls first; with `'DESC'` the other way round",
    example: "ArraySort('tags')",
    also: ["ArraySort('tags', 'DESC')"],
  },
  kinds: [LIST],
  output: ([array = OUTPUT.json]) => array,
  check: ({ order }) => {
    if (order === 'ASC' || order === 'DESC') return;
    throw new FieldError(`ArraySort() orders by 'ASC' or 'DESC', not by a value of type ${describeType(order)}.`);
  },
  make: ([input], { order }) => ({ $sortArray: { input, sortBy: order === 'DESC' ? -1 : 1 } }),
});

/**
 * The items of an array in order, nulls first, or the other way round. → `{ $sortArray: { input: '$tags', sortBy: 1 } }`
 *
 * @throws FieldError for an order other than `'ASC'` and `'DESC'`
 */
export function ArraySort<const A extends Argument>(
  array: A,
  order: 'ASC' | 'DESC' = 'ASC',
): OfArrays<A, NotNull<OutputOf<A>>> {
  return call(arraySort, [array], { order });
}
