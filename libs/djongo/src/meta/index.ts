export { metaOf, snakeCase } from './build-meta.js';
export { CompoundIndex, type CompoundIndexOptions } from './compound-index.js';
export { fieldNamed } from './field-named.js';
export { childFields, columnOf, declaredPath, firstStep, nextStep, type PathStep, walkPath } from './field-path.js';
export { Meta, type MetaOptions } from './meta.decorator.js';
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
