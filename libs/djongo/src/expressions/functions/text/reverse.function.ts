import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfText } from '../function-types.js';
import { TEXT } from '../kinds.js';

export const reverse = defineGuarded({
  name: 'Reverse',
  doc: {
    args: 'text',
    says: 'its characters (code points) from the last to the first',
    example: "Reverse('headline')",
  },
  kinds: [TEXT],
  output: OUTPUT.text,
  make: ([text]) => ({
    $reduce: {
      input: { $range: [0, { $strLenCP: text }] },
      initialValue: '',
      in: { $concat: [{ $substrCP: [text, '$$this', 1] }, '$$value'] },
    },
  }),
});

/** The characters (code points) of the text from the last to the first. → `{ $reduce: { … } }` */
export function Reverse<const A extends Argument>(text: A): OfText<A> {
  return call(reverse, [text]);
}
