import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfText } from '../function-types.js';
import { TEXT } from '../kinds.js';

export const length = defineGuarded({
  name: 'Length',
  doc: { args: 'text', says: 'the number of characters (code points)', example: "Length('headline')" },
  kinds: [TEXT],
  output: OUTPUT.integer,
  make: ([text]) => ({ $strLenCP: text }),
});

/** The number of characters (code points). → `{ $strLenCP: '$headline' }` */
export function Length<const A extends Argument>(text: A): OfText<A, number> {
  return call(length, [text]);
}
