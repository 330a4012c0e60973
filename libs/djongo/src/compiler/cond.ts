import type { Expression } from '../lookups/index.js';

/** A value where a condition holds, else another one; the value itself where there is no condition. */
export function cond(condition: Expression, value: Expression, otherwise: Expression): Expression {
  return condition === undefined ? value : { $cond: [condition, value, otherwise] };
}
