import { FieldError } from '../../../errors/index.js';
import { literal } from '../../../lookups/index.js';
import { defineFunction } from '../../define-function.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument, NeedsOf, Numeric } from '../../typed.js';
import type { Expression } from '../../expression.js';
import { call } from '../call.js';
import { constantOf } from '../constants.js';
import { guarded } from '../guarded.js';
import { between } from '../kinds.js';
import { CHARACTERS, isCodePoint, LAST_CODE } from './characters.js';

export const chr = defineFunction({
  name: 'Chr',
  doc: {
    args: 'number',
    says: 'the character with this code point; null of a computed one above 2,047, where the alphabets end',
    example: "Chr('n_comments')",
  },
  takes: [['number']],
  output: OUTPUT.text,
  expr: (args) => {
    const code = constantOf(args[0])?.value;
    if (typeof code === 'number' && isCodePoint(code)) return literal(String.fromCodePoint(code));
    return guarded(args, [between(0, LAST_CODE)], ([number]) => ({ $substrCP: [CHARACTERS, { $toInt: number }, 1] }));
  },
});

/**
 * The character with a code point of Unicode. Of one that is computed the server has to be told the characters: those up to
 * U+07FF, where the alphabets of Europe and the Near East end; null beyond.
 *
 * @throws FieldError for a number that is no code point
 * @example
 * entries.filter({ headline__startswith: Chr(67) }) // 'C'
 */
export function Chr<const A extends Argument>(number: A): Expression<NeedsOf<A, Numeric>, string | null> {
  if (typeof number === 'number' && !isCodePoint(number)) {
    throw new FieldError('Chr() takes a code point of Unicode, or an expression.');
  }
  return call(chr, [number]);
}
