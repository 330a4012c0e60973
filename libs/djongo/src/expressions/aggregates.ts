import { OUTPUT, numberOf, listOf } from './outputs.js';
import { type Accumulation, type AggregateDefinition, defineAggregate } from './define-aggregate.js';
import type { Expression as Mql } from '../lookups/index.js';

const NUMBERS = ['number'] as const;
const ORDERED = ['text', 'number', 'boolean', 'date', 'objectId'] as const;

/** One accumulator, which is the aggregate by itself. */
function single(accumulator: object): Accumulation {
  return { accumulators: { value: accumulator }, result: ({ value }) => value };
}

function isNothing(count: Mql): Mql {
  return { $eq: [count, 0] };
}

/** Numbers among values; the server's operators pass over everything else. */
function numbersOf(values: Mql): Mql {
  return { $filter: { input: values, as: 'n', cond: { $isNumber: '$$n' } } };
}

/** `{ $size: … }` of the numbers in an array. */
function howMany(values: Mql): Mql {
  return { $size: numbersOf(values) };
}

const count = defineAggregate({
  name: 'Count',
  takes: 'any',
  output: OUTPUT.integer,
  ofNothing: 0,
  group: (value) => single({ $sum: { $cond: [{ $gt: [value, null] }, 1, 0] } }),
  groupLists: (values) => single({ $sum: { $size: values } }),
  list: (values) => ({ $size: values }),
});

/** The sum of nothing is null, where the server's is 0. */
const sum = defineAggregate({
  name: 'Sum',
  skipsNulls: true,
  takes: NUMBERS,
  output: (field) => numberOf([field]),
  ofNothing: null,
  group: (value) => ({
    accumulators: { sum: { $sum: value }, count: { $sum: { $cond: [{ $isNumber: value }, 1, 0] } } },
    result: sumUnlessNothing,
  }),
  groupLists: (values) => ({
    accumulators: { sum: { $sum: { $sum: values } }, count: { $sum: howMany(values) } },
    result: sumUnlessNothing,
  }),
  list: (values) => ({ $cond: [isNothing(howMany(values)), null, { $sum: values }] }),
});

function sumUnlessNothing({ sum: total, count: n }: Readonly<Record<string, string>>): Mql {
  return { $cond: [isNothing(n), null, total] };
}

const avg = defineAggregate({
  name: 'Avg',
  skipsNulls: true,
  takes: NUMBERS,
  output: averageField,
  ofNothing: null,
  group: (value) => single({ $avg: value }),
  groupLists: (values) => ({
    accumulators: { sum: { $sum: { $sum: values } }, count: { $sum: howMany(values) } },
    result: ({ sum: total, count: n }) => ({ $cond: [isNothing(n), null, { $divide: [total, n] }] }),
  }),
  list: (values) => ({ $avg: values }),
});

function averageField(field: Parameters<typeof listOf>[0]) {
  return numberOf([field]) === OUTPUT.decimal ? OUTPUT.decimal : OUTPUT.float;
}

function extreme(name: string, operator: '$min' | '$max'): AggregateDefinition {
  return defineAggregate({
    name,
    skipsNulls: true,
    takes: ORDERED,
    output: (field) => field,
    ofNothing: null,
    group: (value) => single({ [operator]: value }),
    groupLists: (values) => single({ [operator]: { [operator]: values } }),
    list: (values) => ({ [operator]: values }),
  });
}

/** Of the population, unless a sample is asked for. */
const stdDev = defineAggregate({
  name: 'StdDev',
  skipsNulls: true,
  takes: NUMBERS,
  output: averageField,
  ofNothing: null,
  group: (value, { options }) => single({ [deviation(options)]: value }),
  list: (values, { options }) => ({ [deviation(options)]: values }),
});

const variance = defineAggregate({
  name: 'Variance',
  skipsNulls: true,
  takes: NUMBERS,
  output: averageField,
  ofNothing: null,
  group: (value, { options }) => ({
    accumulators: { deviation: { [deviation(options)]: value } },
    result: ({ deviation: root }) => ({ $pow: [root, 2] }),
  }),
  list: (values, { options }) => ({ $pow: [{ [deviation(options)]: values }, 2] }),
});

function deviation({ sample }: Readonly<Record<string, unknown>>): '$stdDevSamp' | '$stdDevPop' {
  return sample === true ? '$stdDevSamp' : '$stdDevPop';
}

/** All values in an array; of nothing an empty one. */
const arrayAgg = defineAggregate({
  name: 'ArrayAgg',
  takes: 'any',
  output: listOf,
  ofNothing: null,
  keepsNulls: true,
  wholeArrays: true,
  list: (values) => values,
});

const first = defineAggregate({
  name: 'First',
  takes: 'any',
  output: (field) => field,
  ofNothing: null,
  keepsNulls: true,
  wholeArrays: true,
  ordered: '$top',
  list: (values) => ({ $first: values }),
});

const last = defineAggregate({
  name: 'Last',
  takes: 'any',
  output: (field) => field,
  ofNothing: null,
  keepsNulls: true,
  wholeArrays: true,
  ordered: '$bottom',
  list: (values) => ({ $last: values }),
});

/** The table of all aggregates, by name. */
export const AGGREGATES: ReadonlyMap<string, AggregateDefinition> = new Map(
  [count, sum, avg, extreme('Min', '$min'), extreme('Max', '$max'), stdDev, variance, arrayAgg, first, last].map(
    (definition) => [definition.name, definition],
  ),
);
