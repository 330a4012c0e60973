import { listOf } from '../outputs.js';
import type { Argument, ListOf, NullWith } from '../typed.js';
import { type Aggregate, aggregate, type OrderedAggregateOptions, type Whole } from './aggregate.js';
import { defineAggregate } from './define-aggregate.js';

/** All values in an array; of nothing an empty one. */
export const arrayAgg = defineAggregate({
  name: 'ArrayAgg',
  doc: {
    args: 'of, { filter, distinct, orderBy }',
    says: 'all values as an array, nulls included',
    example: "ArrayAgg('headline', { orderBy: ['-pub_date'] })",
  },
  takes: 'any',
  output: listOf,
  ofNothing: null,
  keepsNulls: true,
  wholeArrays: true,
  list: (values) => values,
});

/**
 * All values as an array, nulls included; null of nothing. The array has to fit into a document.
 *
 * @example
 * entries.values('blog__name').annotate({ headlines: ArrayAgg('headline', { orderBy: ['-pub_date'] }) })
 */
export function ArrayAgg<const A extends Argument, const O extends OrderedAggregateOptions = OrderedAggregateOptions>(
  of: A,
  options?: O,
): Aggregate<A, O, NullWith<null, ListOf<Whole<A>>>> {
  return aggregate(arrayAgg, of, options, ['orderBy']);
}
