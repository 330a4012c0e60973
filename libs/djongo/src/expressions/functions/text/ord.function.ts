import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfText } from '../function-types.js';
import { TEXT } from '../kinds.js';
import { CHARACTERS } from './characters.js';

export const ord = defineGuarded({
  name: 'Ord',
  doc: {
    args: 'text',
    says: 'the code point of its first character; null of one above 2,047, where the alphabets end, and of an empty text',
    example: "Ord('headline')",
  },
  kinds: [TEXT],
  output: OUTPUT.integer,
  make: ([text]) => {
    const index = { $indexOfCP: [CHARACTERS, { $substrCP: [text, 0, 1] }] };
    // An empty text is found at once.
    return {
      $let: {
        vars: { code: { $cond: [{ $eq: [text, ''] }, -1, index] } },
        in: { $cond: [{ $gte: ['$$code', 0] }, '$$code', null] },
      },
    };
  },
});

/**
 * The code point of the first character of a text. The server has to be told the characters: those up to U+07FF, where the
 * alphabets of Europe and the Near East end; null of others, and of an empty text. → `{ $indexOfCP: ['…', { $substrCP: … }] }`
 */
export function Ord<const A extends Argument>(text: A): OfText<A, number | null> {
  return call(ord, [text]);
}
