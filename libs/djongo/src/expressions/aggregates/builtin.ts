import { arrayAgg } from './array-agg.aggregate.js';
import { avg } from './avg.aggregate.js';
import { count } from './count.aggregate.js';
import { first } from './first.aggregate.js';
import { last } from './last.aggregate.js';
import { max } from './max.aggregate.js';
import { min } from './min.aggregate.js';
import { stdDev } from './std-dev.aggregate.js';
import { sum } from './sum.aggregate.js';
import { variance } from './variance.aggregate.js';
import type { AggregateDefinition } from './define-aggregate.js';

/** The table of all aggregates, by name. */
export const AGGREGATES: ReadonlyMap<string, AggregateDefinition> = new Map(
  [count, sum, avg, min, max, stdDev, variance, arrayAgg, first, last].map((definition) => [
    definition.name,
    definition,
  ]),
);
