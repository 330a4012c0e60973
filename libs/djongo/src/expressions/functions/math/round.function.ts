import { numberOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { LikeNumber } from '../function-types.js';
import { NUMBER } from '../kinds.js';
import { checkWholeOption } from '../whole-number.js';

export const round = defineGuarded({
  name: 'Round',
  doc: {
    args: 'number, precision = 0',
    says: 'rounded to so many decimal places; halves go to the even neighbour; below 0 to tens, hundreds, …',
    example: "Round('n_comments', -1)",
  },
  kinds: [NUMBER],
  output: numberOf,
  check: ({ precision }) => checkWholeOption("Round(): 'precision'", precision, -20, 100),
  make: ([number], { precision }) => ({ $round: [number, precision] }),
});

/**
 * The number with so many decimal places; below 0, with so many zeros at its end. Halves go to the even neighbour: 2.5 makes 2.
 *
 * @throws FieldError for a precision that is no whole number from -20 to 100
 * @example
 * entries.annotate({ stars: Round('rating', 1) }) // { $round: ['$rating', 1] }
 */
export function Round<const A extends Argument>(number: A, precision = 0): LikeNumber<A> {
  return call(round, [number], { precision });
}
