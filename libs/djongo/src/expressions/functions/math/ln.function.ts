import { realOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { RealOrNull } from '../function-types.js';
import { above } from '../kinds.js';

export const ln = defineGuarded({
  name: 'Ln',
  doc: { args: 'number', says: 'the natural logarithm; null of what is not above 0', example: "Ln('n_comments')" },
  kinds: [above(0)],
  output: realOf,
  make: ([number]) => ({ $ln: number }),
});

/** The natural logarithm; null of what is not above 0. → `{ $ln: '$rating' }` */
export function Ln<const A extends Argument>(number: A): RealOrNull<A> {
  return call(ln, [number]);
}
