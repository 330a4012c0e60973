import { numberOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { LikeNumber } from '../function-types.js';
import { NUMBER } from '../kinds.js';

export const abs = defineGuarded({
  name: 'Abs',
  doc: { args: 'number', says: 'without its sign', example: "Abs('n_comments')" },
  kinds: [NUMBER],
  output: numberOf,
  make: ([number]) => ({ $abs: number }),
});

/** The absolute value. → `{ $abs: '$rating' }` */
export function Abs<const A extends Argument>(number: A): LikeNumber<A> {
  return call(abs, [number]);
}
