export { createIndexes } from './create-indexes.js';
export { indexSpecs, type IndexSpec } from './index-specs.js';
