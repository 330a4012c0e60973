import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfText } from '../function-types.js';
import { TEXT } from '../kinds.js';

export const lTrim = defineGuarded({
  name: 'LTrim',
  doc: { args: 'text', says: 'without the spaces at its beginning', example: "LTrim('blog__tagline')" },
  kinds: [TEXT],
  output: OUTPUT.text,
  make: ([input]) => ({ $ltrim: { input, chars: ' ' } }),
});

/** The text without the spaces at its beginning; spaces only, as in SQL. → `{ $ltrim: { input: '$headline', chars: ' ' } }` */
export function LTrim<const A extends Argument>(text: A): OfText<A> {
  return call(lTrim, [text]);
}
