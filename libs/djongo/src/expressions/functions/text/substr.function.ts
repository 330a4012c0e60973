import type { Expression as Mql } from '../../../lookups/index.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import { constantOf } from '../constants.js';
import type { OfTextAndCounts } from '../function-types.js';
import { NUMBER, TEXT } from '../kinds.js';
import { checkWhole, wholeMql } from '../whole-number.js';

export const substr = defineGuarded({
  name: 'Substr',
  doc: {
    args: 'text, pos, length?',
    says: 'its characters from a position on, which is counted from 1: all of them, or so many',
    example: "Substr('headline', 6, 3)",
  },
  kinds: [TEXT, NUMBER],
  moreOf: NUMBER,
  output: OUTPUT.text,
  make: ([text, pos, count]) => ({
    $substrCP: [text, indexOf(pos), count === undefined ? { $strLenCP: text } : wholeMql(count)],
  }),
});

/** The server counts from 0. */
function indexOf(pos: Mql): Mql {
  const value = constantOf(pos)?.value;
  return wholeMql(typeof value === 'number' ? value - 1 : { $subtract: [pos, 1] });
}

/**
 * The characters (code points) of a text from a position on, counted from 1: all of them, or `length` of them.
 *
 * @throws FieldError for a position below 1 or a length below 0
 * @example
 * entries.annotate({ word: Substr('headline', 6, 3) }) // { $substrCP: ['$headline', 5, 3] }
 */
export function Substr<const A extends Argument, const P extends Argument, const C extends Argument = never>(
  text: A,
  pos: P,
  length?: C,
): OfTextAndCounts<A, P | C> {
  checkWhole("Substr(): 'pos'", pos, 1);
  checkWhole("Substr(): 'length'", length, 0);
  return call(substr, length === undefined ? [text, pos] : [text, pos, length]);
}
