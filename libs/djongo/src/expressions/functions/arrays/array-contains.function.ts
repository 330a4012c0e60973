import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument, NeedsOf, NullWith, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import { LIST, PRESENT } from '../kinds.js';

export const arrayContains = defineGuarded({
  name: 'ArrayContains',
  doc: {
    args: 'array, value',
    says: 'whether a value is one of its items',
    example: "ArrayContains('tags', Value('rock'))",
  },
  kinds: [LIST, PRESENT],
  output: OUTPUT.boolean,
  make: ([array, value]) => ({ $in: [value, array] }),
});

/**
 * Whether a value is an item of an array; null where either is null. → `{ $in: ['rock', '$tags'] }`
 *
 * @example
 * entries.filter(ArrayContains('tags', 'blog__name'))
 */
export function ArrayContains<const A extends Argument, const V extends Argument>(
  array: A,
  value: V,
): Expression<NeedsOf<A, readonly unknown[]> | NeedsOf<V>, NullWith<OutputOf<A | V>, boolean>> {
  return call(arrayContains, [array, value]);
}
