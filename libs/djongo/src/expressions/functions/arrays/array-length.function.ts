import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfArrays } from '../function-types.js';
import { LIST } from '../kinds.js';

export const arrayLength = defineGuarded({
  name: 'ArrayLength',
  doc: { args: 'array', says: 'the number of its items', example: "ArrayLength('tags')" },
  kinds: [LIST],
  output: OUTPUT.integer,
  make: ([array]) => ({ $size: array }),
});

/** The number of the items of an array. → `{ $size: '$tags' }` */
export function ArrayLength<const A extends Argument>(array: A): OfArrays<A, number> {
  return call(arrayLength, [array]);
}
