import type { Expression } from '../../expression.js';
import type { NeedsOf, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import type { Several } from '../function-types.js';
import { defineExtreme } from './extreme.js';

export const least = defineExtreme(
  'Least',
  {
    args: 'value, value, …',
    says: 'the least; nulls are passed over, and of nulls alone it is null',
    example: "Least('n_comments', 5)",
  },
  '$min',
);

/**
 * The least of several values of one kind. Nulls are passed over; of nulls alone it is null. → `{ $min: ['$a', '$b'] }`
 *
 * @throws FieldError for fewer than two, and for values of different kinds
 */
export function Least<const A extends Several>(...values: A): Expression<NeedsOf<A[number]>, OutputOf<A[number]>> {
  return call(least, values);
}
