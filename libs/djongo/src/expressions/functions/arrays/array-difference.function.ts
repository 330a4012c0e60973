import { OUTPUT } from '../../outputs.js';
import type { Argument, NeedsOf, NotNull, NullWith, OutputOf } from '../../typed.js';
import type { Expression } from '../../expression.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import { LIST } from '../kinds.js';

export const arrayDifference = defineGuarded({
  name: 'ArrayDifference',
  doc: {
    args: 'array, other',
    says: 'the items of the first that are not in the second, each once, in no order',
    example: "ArrayDifference('tags', Value(['rock']))",
  },
  kinds: [LIST, LIST],
  output: ([array = OUTPUT.json]) => array,
  make: (arrays) => ({ $setDifference: arrays }),
});

/** The items of an array that are not in another one, each once, in no order. → `{ $setDifference: ['$tags', '$others'] }` */
export function ArrayDifference<const A extends Argument, const B extends Argument>(
  array: A,
  other: B,
): Expression<NeedsOf<A | B, readonly unknown[]>, NullWith<OutputOf<A | B>, NotNull<OutputOf<A>>>> {
  return call(arrayDifference, [array, other]);
}
