import { realOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { RealOrNull } from '../function-types.js';
import { atLeast } from '../kinds.js';

export const sqrt = defineGuarded({
  name: 'Sqrt',
  doc: { args: 'number', says: 'the square root; null of what is below 0', example: "Sqrt('n_comments')" },
  kinds: [atLeast(0)],
  output: realOf,
  make: ([number]) => ({ $sqrt: number }),
});

/** The square root; null of what is below 0. → `{ $sqrt: '$rating' }` */
export function Sqrt<const A extends Argument>(number: A): RealOrNull<A> {
  return call(sqrt, [number]);
}
