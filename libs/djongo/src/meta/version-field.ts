import { ImproperlyConfigured, perhaps } from '../errors/index.js';
import type { Field } from '../fields/index.js';

/** The field that `Meta.versionField` names. Throws `ImproperlyConfigured` for one that cannot count versions. */
export function findVersionField(
  model: { readonly name: string },
  fields: readonly Field[],
  name: string | undefined,
): Field | undefined {
  if (name === undefined) return undefined;
  const field = fields.find((each) => each.name === name);
  if (field === undefined) {
    const hint = perhaps(
      name,
      fields.map((each) => each.name),
    );
    throw new ImproperlyConfigured(`${model.name}: Meta.versionField names '${name}', which is no field${hint}.`);
  }
  const { null: nullable, primaryKey, unique, choices } = field.options;
  const isCounter = field.family === 'number' && field.bsonType === 'int' && !nullable && !primaryKey;
  if (isCounter && !unique && choices === undefined && field.column !== '_id') return field;
  throw new ImproperlyConfigured(
    `${model.name}.${name}: Meta.versionField takes an IntegerField that is neither null, unique, of choices nor the primary key.`,
  );
}
