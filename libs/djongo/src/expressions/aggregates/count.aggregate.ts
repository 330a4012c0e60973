import { OUTPUT } from '../outputs.js';
import type { Argument } from '../typed.js';
import { single } from './accumulations.js';
import { type Aggregate, aggregate, type AggregateOptions } from './aggregate.js';
import { defineAggregate } from './define-aggregate.js';

export const count = defineAggregate({
  name: 'Count',
  doc: {
    args: 'of, { filter, distinct }',
    says: "of an array its elements, of another field the values that are not null, of `'*'` the documents; 0 of nothing",
    example: "Count('authors')",
    also: ["Count('*')", "Count('*', { filter: { tags: 'rock' } })", "Count('blog__name', { distinct: true })"],
  },
  takes: 'any',
  output: OUTPUT.integer,
  ofNothing: 0,
  group: (value) => single({ $sum: { $cond: [{ $gt: [value, null] }, 1, 0] } }),
  groupLists: (values) => single({ $sum: { $size: values } }),
  list: (values) => ({ $size: values }),
});

/**
 * How many: of an array its elements, of another field the values that are not null, of `'*'` the documents. 0 of nothing.
 *
 * @example
 * entries.annotate({ n: Count('authors') }) // { $set: { n: { $size: … } } }
 * entries.aggregate({ n: Count('*', { filter: { tags: 'x' } }) }) // { n: { $sum: { $cond: [ … , 1, 0] } } }
 */
export function Count<const A extends Argument, const O extends AggregateOptions = AggregateOptions>(
  of: A,
  options?: O,
): Aggregate<A extends '*' ? null : A, O, number> {
  return aggregate(count, of, options);
}
