export type { QueryOptions } from '../ast/index.js';
export type { ExplainVerbosity } from '../connection/index.js';
export { accessByAlias, type ModelAccess } from './model-access.js';
export { firstVersion, isStored, startVersion, versionStep } from './object-version.js';
export { type DeleteSummary, QuerySet } from './query-set.js';
export type { RawQuery } from './raw-query.js';
export type * from './types/index.js';
export { updateStatement } from './update-statement.js';
export { valueAt } from './value-at.js';
