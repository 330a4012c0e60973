import type { Field } from '../fields/index.js';
import type { ModelMeta } from './model-meta.js';

/** Whether a field gets its value when the object is inserted: an ObjectId that is the key, and what counts by itself. */
export function isGenerated({ primaryKey }: ModelMeta, { generated, name, options }: Field): boolean {
  if (generated === undefined || options.default !== undefined) return false;
  return generated === 'sequence' || name === primaryKey.name;
}
