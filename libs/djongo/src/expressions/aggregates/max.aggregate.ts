import type { Argument } from '../typed.js';
import { type Aggregate, aggregate, type AggregateOptions, type Extreme, type Ordered } from './aggregate.js';
import { defineExtreme } from './extreme.js';

export const max = defineExtreme(
  'Max',
  { args: 'of, { filter, distinct }', says: 'the greatest value', example: "Max('pub_date')" },
  '$max',
);

/** The greatest value; null of nothing. → `{ $max: '$pub_date' }` */
export function Max<const A extends Argument, const O extends AggregateOptions = AggregateOptions>(
  of: A,
  options?: O,
): Aggregate<A, O, Extreme<A>, Ordered> {
  return aggregate(max, of, options);
}
