import type { Expression as Mql } from '../../../lookups/index.js';
import { realOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { constantOf } from '../constants.js';
import { defineGuarded } from '../define-guarded.js';
import type { RealOfTwo } from '../function-types.js';
import { NUMBER } from '../kinds.js';

export const power = defineGuarded({
  name: 'Power',
  doc: {
    args: 'base, exponent',
    says: 'the power; null where there is none: of 0 by less than 0, of less than 0 by a fraction',
    example: "Power('n_comments', 2)",
  },
  kinds: [NUMBER, NUMBER],
  output: realOf,
  make: ([base, exponent], _, [field]) => {
    const times = constantOf(exponent)?.value;
    if (field?.bsonType === 'decimal' && isSmall(times))
      return { $multiply: Array.from({ length: times }, () => base) };
    const raised = { $pow: [base, exponent] };
    const [only, ...others] = exceptions(base, exponent);
    if (only === undefined) return raised;
    return { $cond: [others.length === 0 ? only : { $or: [only, ...others] }, null, raised] };
  },
});

/** The server raises decimals by logarithms, and is off by the last digit; products are exact. */
function isSmall(exponent: unknown): exponent is number {
  return typeof exponent === 'number' && Number.isInteger(exponent) && exponent >= 1 && exponent <= 10;
}

/** Where there is no power. */
function exceptions(base: Mql, exponent: Mql): readonly Mql[] {
  const known = constantOf(exponent)?.value;
  const isKnown = typeof known === 'number';
  const ofZero = { $and: [{ $eq: [base, 0] }, { $lt: [exponent, 0] }] };
  const ofNegative = { $and: [{ $lt: [base, 0] }, { $ne: [exponent, { $trunc: exponent }] }] };
  return [...(isKnown && known >= 0 ? [] : [ofZero]), ...(isKnown && Number.isInteger(known) ? [] : [ofNegative])];
}

/** The power of a number by another one; null where there is none. → `{ $pow: ['$rating', 2] }` */
export function Power<const B extends Argument, const E extends Argument>(base: B, exponent: E): RealOfTwo<B, E> {
  return call(power, [base, exponent]);
}
