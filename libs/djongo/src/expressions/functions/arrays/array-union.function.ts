import type { NotNull, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import type { OfArrays, Several } from '../function-types.js';
import { defineOfArrays } from './several-arrays.js';

export const arrayUnion = defineOfArrays(
  'ArrayUnion',
  {
    args: 'array, array, …',
    says: 'the items of all, each once, in no order',
    example: "ArrayUnion('tags', Value(['rock', 'new']))",
  },
  (arrays) => ({ $setUnion: arrays }),
);

/** The items that are in one of several arrays, each once, in no order. → `{ $setUnion: ['$tags', '$others'] }` */
export function ArrayUnion<const A extends Several>(...arrays: A): OfArrays<A[number], NotNull<OutputOf<A[number]>>> {
  return call(arrayUnion, arrays);
}
