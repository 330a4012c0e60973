import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { Value } from '../../value.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfPadded } from '../function-types.js';
import { checkWhole } from '../whole-number.js';
import { PADDED, padded } from './pad.js';
import { MOST_TIMES } from './repeated.js';

export const lPad = defineGuarded({
  name: 'LPad',
  doc: {
    args: "text, length, fill = Value(' ')",
    says: 'cut off at a length, or filled up to it on the left; null of more than 10,000',
    example: "LPad('headline', 20, Value('.'))",
  },
  kinds: PADDED,
  output: OUTPUT.text,
  make: (values) => padded(values, (kept, padding) => [padding, kept]),
});

/**
 * The text with a length: cut off at its end where it is longer, or filled up on the left.
 *
 * @throws FieldError for a length below 0 or above 10,000
 * @example
 * entries.annotate({ line: LPad('headline', 20, Value('.')) })
 */
export function LPad<const A extends Argument, const C extends Argument, const F extends Argument = never>(
  text: A,
  length: C,
  fill?: F,
): OfPadded<A, C, F> {
  checkWhole("LPad(): 'length'", length, 0, MOST_TIMES);
  return call(lPad, [text, length, fill ?? Value(' ')]);
}
