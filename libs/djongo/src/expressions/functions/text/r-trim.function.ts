import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfText } from '../function-types.js';
import { TEXT } from '../kinds.js';

export const rTrim = defineGuarded({
  name: 'RTrim',
  doc: { args: 'text', says: 'without the spaces at its end', example: "RTrim('blog__tagline')" },
  kinds: [TEXT],
  output: OUTPUT.text,
  make: ([input]) => ({ $rtrim: { input, chars: ' ' } }),
});

/** The text without the spaces at its end; spaces only, as in SQL. → `{ $rtrim: { input: '$headline', chars: ' ' } }` */
export function RTrim<const A extends Argument>(text: A): OfText<A> {
  return call(rTrim, [text]);
}
