import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument, NeedsOf, NullWith, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import { TEXT } from '../kinds.js';

export const strIndex = defineGuarded({
  name: 'StrIndex',
  doc: {
    args: 'text, substring',
    says: 'where another text begins in it for the first time, counted from 1; 0 where it is not in it',
    example: "StrIndex('headline', Value('to'))",
  },
  kinds: [TEXT, TEXT],
  output: OUTPUT.integer,
  make: ([text, part]) => ({ $add: [{ $indexOfCP: [text, part] }, 1] }),
});

/**
 * Where another text begins in a text for the first time, in characters (code points) from 1; 0 where it is not in it.
 * → `{ $add: [{ $indexOfCP: ['$headline', 'to'] }, 1] }`
 */
export function StrIndex<const A extends Argument, const B extends Argument>(
  text: A,
  substring: B,
): Expression<NeedsOf<A | B, string>, NullWith<OutputOf<A | B>, number>> {
  return call(strIndex, [text, substring]);
}
