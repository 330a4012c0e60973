import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfTextAndCounts } from '../function-types.js';
import { NUMBER, TEXT } from '../kinds.js';
import { checkWhole, wholeMql } from '../whole-number.js';

export const left = defineGuarded({
  name: 'Left',
  doc: { args: 'text, length', says: 'its first characters, so many of them', example: "Left('headline', 4)" },
  kinds: [TEXT, NUMBER],
  output: OUTPUT.text,
  make: ([text, count]) => ({ $substrCP: [text, 0, wholeMql(count)] }),
});

/**
 * The first characters (code points) of a text. → `{ $substrCP: ['$headline', 0, 4] }`
 *
 * @throws FieldError for a length below 1
 */
export function Left<const A extends Argument, const C extends Argument>(text: A, count: C): OfTextAndCounts<A, C> {
  checkWhole("Left(): 'length'", count, 1);
  return call(left, [text, count]);
}
