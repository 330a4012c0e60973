export { ALL, and, lookup, not, or, order } from './build.js';
export type {
  AndNode,
  ConditionNode,
  LookupNode,
  NotNode,
  OrderNode,
  OrNode,
  ProjectionNode,
  QueryNode,
  QueryOptions,
  ValuesNode,
} from './nodes.js';
