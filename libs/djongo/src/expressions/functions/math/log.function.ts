import { realOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { RealOfTwo } from '../function-types.js';
import { above, type Kind } from '../kinds.js';

const POSITIVE = above(0);

/** Logarithms to the base of 1 are none. */
const BASE: Kind = {
  families: POSITIVE.families,
  has: (constant) => POSITIVE.has(constant) && Number(constant) !== 1,
  tests: (value) => [...POSITIVE.tests(value), { $ne: [value, 1] }],
};

export const log = defineGuarded({
  name: 'Log',
  doc: {
    args: 'base, number',
    says: 'the logarithm to a base; null where there is none: neither may be 0 or less, nor the base 1',
    example: "Log(10, 'n_comments')",
  },
  kinds: [BASE, POSITIVE],
  output: realOf,
  make: ([base, number]) => ({ $log: [number, base] }),
});

/** The logarithm to a base, which comes first, as in Django; null where there is none. → `{ $log: ['$rating', 10] }` */
export function Log<const B extends Argument, const A extends Argument>(base: B, number: A): RealOfTwo<B, A> {
  return call(log, [base, number]);
}
