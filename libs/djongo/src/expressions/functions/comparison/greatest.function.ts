import type { Expression } from '../../expression.js';
import type { NeedsOf, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import type { Several } from '../function-types.js';
import { defineExtreme } from './extreme.js';

export const greatest = defineExtreme(
  'Greatest',
  {
    args: 'value, value, …',
    says: 'the greatest; nulls are passed over, and of nulls alone it is null',
    example: "Greatest('n_comments', 5)",
  },
  '$max',
);

/**
 * The greatest of several values of one kind. Nulls are passed over; of nulls alone it is null. → `{ $max: ['$a', '$b'] }`
 *
 * @throws FieldError for fewer than two, and for values of different kinds
 */
export function Greatest<const A extends Several>(...values: A): Expression<NeedsOf<A[number]>, OutputOf<A[number]>> {
  return call(greatest, values);
}
