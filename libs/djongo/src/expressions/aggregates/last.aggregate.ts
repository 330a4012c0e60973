import type { Argument, NullWith } from '../typed.js';
import { type Aggregate, aggregate, type OrderedAggregateOptions, type Whole } from './aggregate.js';
import { defineAggregate } from './define-aggregate.js';

export const last = defineAggregate({
  name: 'Last',
  doc: {
    args: 'of, { filter, distinct, orderBy }',
    says: 'the last value by an order, null included',
    example: "Last('headline', { orderBy: ['pub_date'] })",
  },
  takes: 'any',
  output: (field) => field,
  ofNothing: null,
  keepsNulls: true,
  wholeArrays: true,
  ordered: '$bottom',
  list: (values) => ({ $last: values }),
});

/** The last value by an order, null included. → `{ $bottom: { sortBy: { pub_date: 1 }, output: '$headline' } }` */
export function Last<const A extends Argument, const O extends OrderedAggregateOptions = OrderedAggregateOptions>(
  of: A,
  options?: O,
): Aggregate<A, O, NullWith<null, Whole<A>>> {
  return aggregate(last, of, options, ['orderBy']);
}
