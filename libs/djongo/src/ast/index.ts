export { ALL, and, comparison, field, lookup, not, or, order, value } from './build.js';
export type * from './nodes.js';
