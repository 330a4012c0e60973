import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument, NeedsOf, NullWith, OutputOf } from '../../typed.js';
import { Value } from '../../value.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import { constantOf } from '../constants.js';
import { TEXT } from '../kinds.js';

export const replace = defineGuarded({
  name: 'Replace',
  doc: {
    args: "text, find, replacement = Value('')",
    says: 'with one text in place of another, everywhere; an empty one is nowhere',
    example: "Replace('headline', Value('e'), Value('3'))",
  },
  kinds: [TEXT, TEXT, TEXT],
  output: OUTPUT.text,
  make: ([input, find, replacement]) => {
    const replaced = { $replaceAll: { input, find, replacement } };
    const known = constantOf(find)?.value;
    // The server finds an empty text between all characters.
    return known !== undefined && known !== '' ? replaced : { $cond: [{ $eq: [find, ''] }, input, replaced] };
  },
});

/**
 * The text with `replacement` in place of `find`, everywhere. → `{ $replaceAll: { input: '$headline', find: 'e', replacement: '3' } }`
 */
export function Replace<const A extends Argument, const B extends Argument, const C extends Argument = never>(
  text: A,
  find: B,
  replacement?: C,
): Expression<NeedsOf<A | B | C, string>, NullWith<OutputOf<A | B | C>, string>> {
  return call(replace, [text, find, replacement ?? Value('')]);
}
