import type { Expression as Mql } from '../../../lookups/index.js';
import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument, NeedsOf, NotNull, NullWith, Numeric, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import { constantOf } from '../constants.js';
import { defineGuarded } from '../define-guarded.js';
import { LIST, NUMBER } from '../kinds.js';
import { checkWhole, wholeMql } from '../whole-number.js';

export const arraySlice = defineGuarded({
  name: 'ArraySlice',
  doc: {
    args: 'array, from, to?',
    says: 'its items from the first index, from 0, to before the second, or to the end',
    example: "ArraySlice('tags', 0, 2)",
    also: ["ArraySlice('tags', 1)"],
  },
  kinds: [LIST, NUMBER],
  moreOf: NUMBER,
  output: ([array = OUTPUT.json]) => array,
  make: ([array, from, to]) => {
    const first = wholeMql(from);
    // The server takes no length of 0, and more than there are.
    if (to === undefined) return { $slice: [array, first, { $max: [1, { $size: array }] }] };
    const after = wholeMql(to);
    const known = [constantOf(first)?.value, constantOf(after)?.value].map(Number);
    const [start = Number.NaN, end = Number.NaN] = known;
    if (start < end) return { $slice: [array, first, end - start] };
    if (start >= end) return [];
    return { $cond: [{ $gt: [after, first] }, slice(array, first, after), []] };
  },
});

function slice(array: Mql, first: Mql, after: Mql): Mql {
  return { $slice: [array, first, { $max: [1, { $subtract: [after, first] }] }] };
}

/**
 * The items of an array from the first index, counted from 0, to before the second; without a second all from the first on.
 *
 * @throws FieldError for an index below 0
 * @example
 * entries.annotate({ firstTags: ArraySlice('tags', 0, 2) }) // { $slice: ['$tags', 0, 2] }
 */
export function ArraySlice<const A extends Argument, const F extends Argument, const T extends Argument = never>(
  array: A,
  from: F,
  to?: T,
): Expression<
  NeedsOf<A, readonly unknown[]> | NeedsOf<F | T, Numeric>,
  NullWith<OutputOf<A | F | T>, NotNull<OutputOf<A>>>
> {
  checkWhole("ArraySlice(): 'from'", from, 0);
  checkWhole("ArraySlice(): 'to'", to, 0);
  return call(arraySlice, to === undefined ? [array, from] : [array, from, to]);
}
