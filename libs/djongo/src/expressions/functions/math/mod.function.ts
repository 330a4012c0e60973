import type { Expression } from '../../expression.js';
import type { Argument, Arithmetic, NeedsOf, NullWith, Numeric, OutputOf } from '../../typed.js';
import { mod } from '../arithmetic.js';
import { call } from '../call.js';

/** The remainder of a division, with the sign of the dividend; null where the divisor is 0. → `{ $mod: ['$rating', 5] }` */
export function Mod<const A extends Argument, const B extends Argument>(
  dividend: A,
  divisor: B,
): Expression<NeedsOf<A | B, Numeric>, NullWith<null, Arithmetic<OutputOf<A>, OutputOf<B>>>> {
  return call(mod, [dividend, divisor]);
}
