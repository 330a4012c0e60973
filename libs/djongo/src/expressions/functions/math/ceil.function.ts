import { numberOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { LikeNumber } from '../function-types.js';
import { NUMBER } from '../kinds.js';

export const ceil = defineGuarded({
  name: 'Ceil',
  doc: { args: 'number', says: 'the least whole number that is not less', example: "Ceil('n_comments')" },
  kinds: [NUMBER],
  output: numberOf,
  make: ([number]) => ({ $ceil: number }),
});

/** The least whole number that is not less. → `{ $ceil: '$rating' }` */
export function Ceil<const A extends Argument>(number: A): LikeNumber<A> {
  return call(ceil, [number]);
}
