import { realOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { RealOfTwo } from '../function-types.js';
import { NUMBER } from '../kinds.js';

export const aTan2 = defineGuarded({
  name: 'ATan2',
  doc: {
    args: 'y, x',
    says: 'the angle of the point (x, y), from -π to π',
    example: "ATan2('n_comments', 2)",
  },
  kinds: [NUMBER, NUMBER],
  output: realOf,
  make: ([y, x]) => ({ $atan2: [y, x] }),
});

/** The angle of the point (x, y) in radians, from -π to π. → `{ $atan2: ['$y', '$x'] }` */
export function ATan2<const A extends Argument, const B extends Argument>(y: A, x: B): RealOfTwo<A, B> {
  return call(aTan2, [y, x]);
}
