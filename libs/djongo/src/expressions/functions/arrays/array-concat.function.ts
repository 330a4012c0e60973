import type { NotNull, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import type { OfArrays, Several } from '../function-types.js';
import { defineOfArrays } from './several-arrays.js';

export const arrayConcat = defineOfArrays(
  'ArrayConcat',
  {
    args: 'array, array, …',
    says: 'the items of all, one array after the other',
    example: "ArrayConcat('tags', Value(['rock', 'new']))",
  },
  (arrays) => ({ $concatArrays: arrays }),
);

/** The items of several arrays, one array after the other. → `{ $concatArrays: ['$tags', '$others'] }` */
export function ArrayConcat<const A extends Several>(...arrays: A): OfArrays<A[number], NotNull<OutputOf<A[number]>>> {
  return call(arrayConcat, arrays);
}
