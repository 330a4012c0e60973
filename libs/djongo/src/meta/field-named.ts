import { clip, FieldError, perhaps } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import type { ModelMeta } from './model-meta.js';

/** The field of a name, `pk` included. Throws `FieldError` for a name the model has not. */
export function fieldNamed(meta: ModelMeta, name: string): Field {
  const field = name === 'pk' ? meta.primaryKey : meta.fields.get(name);
  if (field === undefined)
    throw new FieldError(`${meta.name} has no field '${clip(name)}'${perhaps(name, meta.fields.keys())}.`);
  return field;
}
