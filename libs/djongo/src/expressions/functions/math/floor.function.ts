import { numberOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { LikeNumber } from '../function-types.js';
import { NUMBER } from '../kinds.js';

export const floor = defineGuarded({
  name: 'Floor',
  doc: { args: 'number', says: 'the greatest whole number that is not greater', example: "Floor('n_comments')" },
  kinds: [NUMBER],
  output: numberOf,
  make: ([number]) => ({ $floor: number }),
});

/** The greatest whole number that is not greater. → `{ $floor: '$rating' }` */
export function Floor<const A extends Argument>(number: A): LikeNumber<A> {
  return call(floor, [number]);
}
