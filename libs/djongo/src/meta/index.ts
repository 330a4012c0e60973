export { metaOf, snakeCase } from './build-meta.js';
export { CheckConstraint, type CheckConstraintOptions } from './check-constraint.js';
export { CollectionConstraint, type CollectionConstraintOptions } from './collection-constraint.js';
export { CompoundIndex, type CompoundIndexOptions } from './compound-index.js';
export { DeclaredIndex, type IndexKey, type IndexKeyType, type IndexOptions } from './declared-index.js';
export { DeclaredSearchIndex, type SearchedField } from './declared-search-index.js';
export { HashedIndex, type HashedIndexOptions } from './hashed-index.js';
export { SearchIndex, type SearchIndexOptions } from './search-index.js';
export { TextIndex, type TextIndexOptions } from './text-index.js';
export { TTLIndex, type TTLIndexOptions } from './ttl-index.js';
export { TwoDSphereIndex, type TwoDSphereIndexOptions } from './two-d-sphere-index.js';
export { uniquePaths, type UniquePaths } from './unique-paths.js';
export { UniqueConstraint, type UniqueConstraintOptions } from './unique-constraint.js';
export { VectorSearchIndex, type VectorSearchIndexOptions } from './vector-search-index.js';
export { WildcardIndex, type WildcardIndexOptions } from './wildcard-index.js';
export { fieldNamed } from './field-named.js';
export { isGenerated } from './generated-fields.js';
export {
  childFields,
  columnOf,
  declaredPath,
  firstStep,
  nextStep,
  type PathStep,
  stepTo,
  walkPath,
} from './field-path.js';
export { type Constraint, Meta, type MetaOptions, type ModelIndex, type SchemaValidation } from './meta.decorator.js';
export { modelErrors, type ModelErrors } from './model-errors.js';
export {
  isModelClass,
  type LoadedExtent,
  MODEL,
  type ModelClass,
  modelHooks,
  type ModelHooks,
  type ModelMeta,
} from './model-meta.js';
export { ModelRegistry } from './model-registry.js';
