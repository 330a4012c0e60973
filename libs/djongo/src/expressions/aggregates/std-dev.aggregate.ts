import { realOf } from '../outputs.js';
import type { Argument, AverageOf, Numeric, OutputOf } from '../typed.js';
import { NUMBERS, single } from './accumulations.js';
import { type Aggregate, aggregate, type SampleOptions } from './aggregate.js';
import { defineAggregate } from './define-aggregate.js';
import { deviation } from './deviation.js';

export const stdDev = defineAggregate({
  name: 'StdDev',
  doc: {
    args: 'of, { filter, distinct, sample }',
    says: 'the standard deviation of the population, or of a sample',
    example: "StdDev('n_comments')",
    also: ["StdDev('n_comments', { sample: true })"],
  },
  skipsNulls: true,
  takes: NUMBERS,
  output: (field) => realOf([field]),
  ofNothing: null,
  group: (value, { options }) => single({ [deviation(options)]: value }),
  list: (values, { options }) => ({ [deviation(options)]: values }),
});

/** The standard deviation of the population, or of a sample; null of nothing. → `{ $stdDevPop: '$rating' }` */
export function StdDev<const A extends Argument, const O extends SampleOptions = SampleOptions>(
  of: A,
  options?: O,
): Aggregate<A, O, AverageOf<OutputOf<A>>, Numeric> {
  return aggregate(stdDev, of, options, ['sample']);
}
