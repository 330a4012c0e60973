import type { NotNull, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import type { OfArrays, Several } from '../function-types.js';
import { defineOfArrays } from './several-arrays.js';

export const arrayIntersection = defineOfArrays(
  'ArrayIntersection',
  {
    args: 'array, array, …',
    says: 'the items that are in all of them, each once, in no order',
    example: "ArrayIntersection('tags', Value(['rock', 'new']))",
  },
  (arrays) => ({ $setIntersection: arrays }),
);

/** The items that are in all of several arrays, each once, in no order. → `{ $setIntersection: ['$tags', '$others'] }` */
export function ArrayIntersection<const A extends Several>(
  ...arrays: A
): OfArrays<A[number], NotNull<OutputOf<A[number]>>> {
  return call(arrayIntersection, arrays);
}
