import type { Expression as Mql } from '../../lookups/index.js';
import { numberOf } from '../outputs.js';
import type { Argument, Numeric } from '../typed.js';
import { howManyNumbers, NUMBERS, unlessNothing } from './accumulations.js';
import { type Aggregate, aggregate, type AggregateOptions, type Total } from './aggregate.js';
import { defineAggregate } from './define-aggregate.js';

/** The sum of nothing is null, where the server's is 0. */
export const sum = defineAggregate({
  name: 'Sum',
  doc: { args: 'of, { filter, distinct }', says: 'the sum of numbers', example: "Sum('n_comments')" },
  skipsNulls: true,
  takes: NUMBERS,
  output: (field) => numberOf([field]),
  ofNothing: null,
  group: (value) => ({
    accumulators: { sum: { $sum: value }, count: { $sum: { $cond: [{ $isNumber: value }, 1, 0] } } },
    result,
  }),
  groupLists: (values) => ({
    accumulators: { sum: { $sum: { $sum: values } }, count: { $sum: howManyNumbers(values) } },
    result,
  }),
  list: (values) => unlessNothing(howManyNumbers(values), { $sum: values }),
});

function result({ sum: total, count }: Readonly<Record<string, string>>): Mql {
  return unlessNothing(count, total);
}

/** The sum of numbers; null of nothing. → `{ $sum: '$rating' }` */
export function Sum<const A extends Argument, const O extends AggregateOptions = AggregateOptions>(
  of: A,
  options?: O,
): Aggregate<A, O, Total<A>, Numeric> {
  return aggregate(sum, of, options);
}
