import type { Argument } from '../typed.js';
import { type Aggregate, aggregate, type AggregateOptions, type Extreme, type Ordered } from './aggregate.js';
import { defineExtreme } from './extreme.js';

export const min = defineExtreme(
  'Min',
  { args: 'of, { filter, distinct }', says: 'the least value', example: "Min('pub_date')" },
  '$min',
);

/** The least value; null of nothing. → `{ $min: '$pub_date' }` */
export function Min<const A extends Argument, const O extends AggregateOptions = AggregateOptions>(
  of: A,
  options?: O,
): Aggregate<A, O, Extreme<A>, Ordered> {
  return aggregate(min, of, options);
}
