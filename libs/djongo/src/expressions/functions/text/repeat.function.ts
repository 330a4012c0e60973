import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfTextAndCounts } from '../function-types.js';
import { TEXT } from '../kinds.js';
import { checkWhole, wholeMql } from '../whole-number.js';
import { MOST_TIMES, repeated, TIMES } from './repeated.js';

export const repeat = defineGuarded({
  name: 'Repeat',
  doc: {
    args: 'text, number',
    says: 'so many times; null of more than 10,000',
    example: "Repeat(Value('*'), 'n_comments')",
  },
  kinds: [TEXT, TIMES],
  output: OUTPUT.text,
  make: ([text, times]) => repeated(text, wholeMql(times)),
});

/**
 * The text so many times. A computed number below 0 counts as 0; one above 10,000 makes null.
 *
 * @throws FieldError for a number below 0 or above 10,000
 * @example
 * entries.annotate({ stars: Repeat(Value('*'), 'n_comments') }) // { $reduce: { input: { $range: [0, …] }, … } }
 */
export function Repeat<const A extends Argument, const C extends Argument>(
  text: A,
  number: C,
): OfTextAndCounts<A, C, string | null> {
  checkWhole("Repeat(): 'number'", number, 0, MOST_TIMES);
  return call(repeat, [text, number]);
}
