import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfText } from '../function-types.js';
import { TEXT } from '../kinds.js';

export const trim = defineGuarded({
  name: 'Trim',
  doc: { args: 'text', says: 'without the spaces at both ends', example: "Trim('blog__tagline')" },
  kinds: [TEXT],
  output: OUTPUT.text,
  make: ([input]) => ({ $trim: { input, chars: ' ' } }),
});

/** The text without the spaces at both ends; spaces only, as in SQL. → `{ $trim: { input: '$headline', chars: ' ' } }` */
export function Trim<const A extends Argument>(text: A): OfText<A> {
  return call(trim, [text]);
}
