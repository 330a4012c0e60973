import { perhaps, ValidationError } from '../errors/index.js';
import { hydrateField, isPlain, MESSAGES } from '../fields/index.js';
import { metaOf, type ModelClass } from '../meta/index.js';

/**
 * A new instance of values: defaults where a value is missing, embedded documents as instances of their classes. Nothing is
 * validated yet, but a key that no field declares is refused, since it would be lost.
 */
export function makeInstance<M extends object>(model: ModelClass<M>, values: object): M {
  const meta = metaOf(model);
  if (!isPlain(values)) throw new ValidationError('The values must be an object of fields.', { code: 'invalid' });
  const unknown = Object.keys(values).filter((name) => !meta.fields.has(name));
  if (unknown.length > 0) {
    const message = (name: string) => MESSAGES.unknown.replace('.', `${perhaps(name, meta.fields.keys())}.`);
    throw ValidationError.of(unknown.map((path) => ({ path, message: message(path), code: 'unknown', params: {} })));
  }
  const instance = new model();
  for (const field of meta.fieldList) {
    const value = hydrateField(field, values[field.name]);
    // Left out rather than set to undefined, so that what a class sets itself in its constructor stays.
    if (value !== undefined) Reflect.set(instance, field.name, value);
  }
  return instance;
}
