export type {
  Aggregate,
  AggregateOptions,
  Extreme,
  Ordered,
  OrderedAggregateOptions,
  SampleOptions,
  Total,
  Whole,
} from './aggregate.js';
export { single } from './accumulations.js';
export { ArrayAgg } from './array-agg.aggregate.js';
export { Avg } from './avg.aggregate.js';
export { Count } from './count.aggregate.js';
export { First } from './first.aggregate.js';
export { Last } from './last.aggregate.js';
export { Max } from './max.aggregate.js';
export { Min } from './min.aggregate.js';
export { StdDev } from './std-dev.aggregate.js';
export { Sum } from './sum.aggregate.js';
export { Variance } from './variance.aggregate.js';
export { AGGREGATES } from './builtin.js';
export type { Accumulation, AggregateCall, AggregateDefinition } from './define-aggregate.js';
