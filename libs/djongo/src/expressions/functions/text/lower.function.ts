import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfText } from '../function-types.js';
import { TEXT } from '../kinds.js';

export const lower = defineGuarded({
  name: 'Lower',
  doc: { args: 'text', says: 'in lower case; only A to Z have one on the server', example: "Lower('headline')" },
  kinds: [TEXT],
  output: OUTPUT.text,
  make: ([text]) => ({ $toLower: text }),
});

/** The text in lower case. The server knows the case of A to Z only. → `{ $toLower: '$headline' }` */
export function Lower<const A extends Argument>(text: A): OfText<A> {
  return call(lower, [text]);
}
