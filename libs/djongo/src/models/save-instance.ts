import { type Document, ObjectId } from '../bson.js';
import type { ModelSource, OperationOptions } from '../connection/index.js';
import type { Field } from '../fields/index.js';
import { fieldNamed, modelErrors, type ModelMeta } from '../meta/index.js';
import { isGenerated } from './clean-instance.js';

/** What `save` does beyond its rule: insert what is new, update what was loaded. */
export interface SaveOptions extends OperationOptions {
  /** Only these fields are validated and written; all fields unless given. */
  readonly updateFields?: readonly string[];
  /** Insert, even if the object was loaded: a key that exists is an `IntegrityError`. */
  readonly forceInsert?: boolean;
  /** Whether the fields' rules and `clean()` are checked; the connection's `validateOnSave` unless given. */
  readonly validate?: boolean;
}

/** Inserts the instance. */
export async function insertInstance(
  source: ModelSource,
  instance: object,
  operation: OperationOptions,
): Promise<void> {
  const { meta, connection, context } = source;
  const documents = [documentOf(source, instance)];
  await connection.run({ insert: meta.collection, documents, ordered: true }, operation, context);
}

/** A document to insert; a missing ObjectId is made here, so that the object knows its key whatever happens on the way. */
export function documentOf({ meta: { primaryKey }, codec }: ModelSource, instance: object): Document {
  const key: unknown = Reflect.get(instance, primaryKey.name);
  if (isGenerated(primaryKey) && (key === undefined || key === null)) {
    Reflect.set(instance, primaryKey.name, new ObjectId());
  }
  return codec.write(instance);
}

/** Sets some fields of the stored document that the filter finds; keys that no field declares stay as they are. */
export async function updateInstance(
  source: ModelSource,
  instance: object,
  filter: Document,
  fields: readonly Field[],
  operation: OperationOptions,
): Promise<void> {
  const { meta, codec, connection, context } = source;
  // Only these: the others may hold anything, since nobody checked them.
  const $set = codec.write(
    instance,
    fields.filter((field) => field !== meta.primaryKey),
  );
  const updates = [{ q: filter, u: { $set } }];
  const { matched } = await connection.run({ update: meta.collection, updates }, operation, context);
  if (matched === 0) {
    throw new (modelErrors(meta.model).DoesNotExist)(
      `This ${meta.name} is no longer in the database; save({ forceInsert: true }) would insert it again.`,
    );
  }
}

/** The fields named in `updateFields`, or all of them. Throws `FieldError` for a name the model has not. */
export function fieldsNamed(meta: ModelMeta, names: readonly string[] | undefined): readonly Field[] {
  return names === undefined ? meta.fieldList : names.map((name) => fieldNamed(meta, name));
}
