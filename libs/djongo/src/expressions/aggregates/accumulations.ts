import type { FieldFamily } from '../../fields/index.js';
import type { Expression as Mql } from '../../lookups/index.js';
import type { Accumulation } from './define-aggregate.js';

/** What sums and averages are of. */
export const NUMBERS = ['number'] as const satisfies readonly FieldFamily[];

/** One accumulator, which is the aggregate by itself. */
export function single(accumulator: object): Accumulation {
  return { accumulators: { value: accumulator }, result: ({ value }) => value };
}

/** `{ $size: … }` of the numbers in an array; the server's operators pass over everything else. */
export function howManyNumbers(values: Mql): Mql {
  return { $size: { $filter: { input: values, as: 'n', cond: { $isNumber: '$$n' } } } };
}

/** A value that is null where there was nothing to count. */
export function unlessNothing(count: Mql, value: Mql): Mql {
  return { $cond: [{ $eq: [count, 0] }, null, value] };
}
