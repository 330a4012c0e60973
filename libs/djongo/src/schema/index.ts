export { collectionSpec, declaresAnything } from './collection-spec.js';
export type { SchemaOperation, SchemaOperationKind } from './operation.js';
export { assertSchema, type SyncedOperation, type SyncOptions, syncSchema } from './sync.js';
