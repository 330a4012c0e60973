import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfText } from '../function-types.js';
import { TEXT } from '../kinds.js';

export const upper = defineGuarded({
  name: 'Upper',
  doc: { args: 'text', says: 'in upper case; only A to Z have one on the server', example: "Upper('headline')" },
  kinds: [TEXT],
  output: OUTPUT.text,
  make: ([text]) => ({ $toUpper: text }),
});

/** The text in upper case. The server knows the case of A to Z only. → `{ $toUpper: '$headline' }` */
export function Upper<const A extends Argument>(text: A): OfText<A> {
  return call(upper, [text]);
}
