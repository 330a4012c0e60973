import type { Argument, NullWith } from '../typed.js';
import { type Aggregate, aggregate, type OrderedAggregateOptions, type Whole } from './aggregate.js';
import { defineAggregate } from './define-aggregate.js';

export const first = defineAggregate({
  name: 'First',
  doc: {
    args: 'of, { filter, distinct, orderBy }',
    says: 'the first value by an order, null included',
    example: "First('headline', { orderBy: ['pub_date'] })",
  },
  takes: 'any',
  output: (field) => field,
  ofNothing: null,
  keepsNulls: true,
  wholeArrays: true,
  ordered: '$top',
  list: (values) => ({ $first: values }),
});

/** The first value by an order, null included. → `{ $top: { sortBy: { pub_date: 1 }, output: '$headline' } }` */
export function First<const A extends Argument, const O extends OrderedAggregateOptions = OrderedAggregateOptions>(
  of: A,
  options?: O,
): Aggregate<A, O, NullWith<null, Whole<A>>> {
  return aggregate(first, of, options, ['orderBy']);
}
