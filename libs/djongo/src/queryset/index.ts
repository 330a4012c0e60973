export { accessByAlias, type ModelAccess } from './model-access.js';
export { Condition, Q } from './q.js';
export { type DeleteSummary, QuerySet } from './query-set.js';
export type * from './types/index.js';
