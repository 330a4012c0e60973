import { OUTPUT } from '../../outputs.js';
import type { Argument, NotNull, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfArrays } from '../function-types.js';
import { LIST } from '../kinds.js';

export const arrayReverse = defineGuarded({
  name: 'ArrayReverse',
  doc: { args: 'array', says: 'its items from the last to the first', example: "ArrayReverse('tags')" },
  kinds: [LIST],
  output: ([array = OUTPUT.json]) => array,
  make: ([array]) => ({ $reverseArray: array }),
});

/** The items of an array from the last to the first. → `{ $reverseArray: '$tags' }` */
export function ArrayReverse<const A extends Argument>(array: A): OfArrays<A, NotNull<OutputOf<A>>> {
  return call(arrayReverse, [array]);
}
