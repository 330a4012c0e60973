import { realOf } from '../outputs.js';
import type { Argument, AverageOf, Numeric, OutputOf } from '../typed.js';
import { NUMBERS } from './accumulations.js';
import { type Aggregate, aggregate, type SampleOptions } from './aggregate.js';
import { defineAggregate } from './define-aggregate.js';
import { deviation } from './deviation.js';

export const variance = defineAggregate({
  name: 'Variance',
  doc: {
    args: 'of, { filter, distinct, sample }',
    says: 'the variance of the population, or of a sample',
    example: "Variance('n_comments')",
  },
  skipsNulls: true,
  takes: NUMBERS,
  output: (field) => realOf([field]),
  ofNothing: null,
  group: (value, { options }) => ({
    accumulators: { deviation: { [deviation(options)]: value } },
    result: ({ deviation: root }) => ({ $pow: [root, 2] }),
  }),
  list: (values, { options }) => ({ $pow: [{ [deviation(options)]: values }, 2] }),
});

/** The variance of the population, or of a sample; null of nothing. → `{ $pow: [{ $stdDevPop: … }, 2] }` */
export function Variance<const A extends Argument, const O extends SampleOptions = SampleOptions>(
  of: A,
  options?: O,
): Aggregate<A, O, AverageOf<OutputOf<A>>, Numeric> {
  return aggregate(variance, of, options, ['sample']);
}
