import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfTextAndCounts } from '../function-types.js';
import { NUMBER, TEXT } from '../kinds.js';
import { checkWhole, wholeMql } from '../whole-number.js';

export const right = defineGuarded({
  name: 'Right',
  doc: { args: 'text, length', says: 'its last characters, so many of them', example: "Right('headline', 4)" },
  kinds: [TEXT, NUMBER],
  output: OUTPUT.text,
  make: ([text, count]) => {
    const whole = wholeMql(count);
    return { $substrCP: [text, { $max: [0, { $subtract: [{ $strLenCP: text }, whole] }] }, whole] };
  },
});

/**
 * The last characters (code points) of a text. → `{ $substrCP: ['$headline', …, 4] }`
 *
 * @throws FieldError for a length below 1
 */
export function Right<const A extends Argument, const C extends Argument>(text: A, count: C): OfTextAndCounts<A, C> {
  checkWhole("Right(): 'length'", count, 1);
  return call(right, [text, count]);
}
