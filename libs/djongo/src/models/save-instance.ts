import { type Document, ObjectId } from '../bson.js';
import type { ModelSource, OperationOptions } from '../connection/index.js';
import { NotSupportedError, StaleObjectError } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import { fieldNamed, isGenerated, modelErrors, type ModelMeta } from '../meta/index.js';
import { assignNumbers, firstVersion, isStored, updateStatement, versionStep } from '../queryset/index.js';

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
  await assignNumbers(source, [instance]);
  const documents = [documentOf(source, instance)];
  await connection.run({ insert: meta.collection, documents, ordered: true }, operation, context);
}

/** A document to insert; a missing ObjectId is made here, so that the object knows its key whatever happens on the way. */
export function documentOf({ meta, codec }: ModelSource, instance: object): Document {
  const { primaryKey, versionField, fieldList } = meta;
  const key: unknown = Reflect.get(instance, primaryKey.name);
  if (primaryKey.generated === 'objectId' && isGenerated(meta, primaryKey) && (key === undefined || key === null)) {
    Reflect.set(instance, primaryKey.name, new ObjectId());
  }
  if (versionField === undefined) return codec.write(instance);
  const written = fieldList.filter((field) => field !== versionField);
  return { ...codec.write(instance, written), ...firstVersion(meta) };
}

/** Sets some fields of the stored document; keys that no field declares stay as they are. */
export async function updateInstance(
  source: ModelSource,
  instance: object,
  fields: readonly Field[],
  operation: OperationOptions,
): Promise<void> {
  const { meta, connection, context } = source;
  const { key, statement, settle } = updateStatement(source, instance, fields);
  const { matched } = await connection.run({ update: meta.collection, updates: [statement] }, operation, context);
  if (matched > 0) return settle();
  await refuseStale(source, key, operation);
  throw new (modelErrors(meta.model).DoesNotExist)(
    `This ${meta.name} is no longer in the database; save({ forceInsert: true }) would insert it again.`,
  );
}

/** Deletes the stored document that the key finds; gives the number deleted, 0 where it was gone before. */
export async function deleteInstance(source: ModelSource, instance: object, key: Document): Promise<number> {
  const { meta, connection, context } = source;
  const q = { ...key, ...versionStep(meta, instance).filter };
  const command = { delete: meta.collection, deletes: [{ q, limit: 1 as const }] };
  const { deleted } = await connection.run(command, {}, context);
  if (deleted === 0) await refuseStale(source, key);
  return deleted;
}

/** Throws where a document is there that a write with a version has not found. */
async function refuseStale(source: ModelSource, key: Document, operation: OperationOptions = {}): Promise<void> {
  const { name, versionField } = source.meta;
  if (versionField === undefined || !(await isStored(source, key, operation))) return;
  throw new StaleObjectError(`This ${name} was changed by others since it was read; load it again, then change it.`);
}

/** The fields named in `updateFields`, or all of them. Throws `FieldError` for a name the model has not. */
export function fieldsNamed(meta: ModelMeta, names: readonly string[] | undefined): readonly Field[] {
  return names === undefined ? meta.fieldList : names.map((name) => fieldNamed(meta, name));
}

/** The fields without those named. Throws `FieldError` for a name the model has not. */
export function allBut(meta: ModelMeta, exclude: readonly string[]): readonly Field[] {
  const excluded = fieldsNamed(meta, exclude);
  return meta.fieldList.filter((field) => !excluded.includes(field));
}

/** An insert writes the whole object, which is not what was asked for. */
export function refuseUpdateFields(meta: ModelMeta, updateFields: readonly string[] | undefined): void {
  if (updateFields === undefined) return;
  fieldsNamed(meta, updateFields);
  throw new NotSupportedError(`save({ updateFields }) updates a stored ${meta.name}; this one would be inserted.`);
}
