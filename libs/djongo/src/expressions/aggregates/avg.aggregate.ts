import { realOf } from '../outputs.js';
import type { Argument, AverageOf, Numeric, OutputOf } from '../typed.js';
import { howManyNumbers, NUMBERS, single, unlessNothing } from './accumulations.js';
import { type Aggregate, aggregate, type AggregateOptions } from './aggregate.js';
import { defineAggregate } from './define-aggregate.js';

export const avg = defineAggregate({
  name: 'Avg',
  doc: { args: 'of, { filter, distinct }', says: 'the average of numbers', example: "Avg('n_comments')" },
  skipsNulls: true,
  takes: NUMBERS,
  output: (field) => realOf([field]),
  ofNothing: null,
  group: (value) => single({ $avg: value }),
  groupLists: (values) => ({
    accumulators: { sum: { $sum: { $sum: values } }, count: { $sum: howManyNumbers(values) } },
    result: ({ sum, count }) => unlessNothing(count, { $divide: [sum, count] }),
  }),
  list: (values) => ({ $avg: values }),
});

/** The average of numbers; null of nothing. → `{ $avg: '$rating' }` */
export function Avg<const A extends Argument, const O extends AggregateOptions = AggregateOptions>(
  of: A,
  options?: O,
): Aggregate<A, O, AverageOf<OutputOf<A>>, Numeric> {
  return aggregate(avg, of, options);
}
