import type { Document } from '../bson.js';
import type { ModelSource, ReadOptions } from '../connection/index.js';
import { atPath, NotSupportedError, ValidationError } from '../errors/index.js';
import { type Field, setField } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/** What a document is inserted with. */
const FIRST = 1;

/** What a write of a loaded object does about its version. */
export interface VersionStep {
  /** Finds the document as the object was read: `{ version: 3 }`. */
  readonly filter: Document;
  /** The changes, and the next version: `{ $set: { … }, $inc: { version: 1 } }`. */
  changes($set: Document): Document;
  /** Gives the object the next version, once its document has it. */
  settle(): void;
}

const NO_VERSION: VersionStep = Object.freeze({
  filter: {},
  changes: ($set: Document) => ({ $set }),
  settle: () => undefined,
});

/**
 * The step from the version that an object has now. A document from before there were versions has none, and gets the first.
 *
 * @throws NotSupportedError where the version was not read, ValidationError where it is none
 */
export function versionStep(meta: ModelMeta, instance: object): VersionStep {
  const field = meta.versionField;
  if (field === undefined) return NO_VERSION;
  const { column } = field;
  const version = versionOf(meta, field, instance);
  if (version === null) {
    return {
      filter: { [column]: null },
      changes: ($set) => ({ $set: { ...$set, [column]: FIRST } }),
      settle: () => setField(instance, field, FIRST),
    };
  }
  return {
    filter: { [column]: version },
    changes: ($set) => ({ $set, $inc: { [column]: 1 } }),
    settle: () => setField(instance, field, version + 1),
  };
}

/** Of the fields those that a write sets to an object's values. */
export function settable(meta: ModelMeta, fields: readonly Field[]): readonly Field[] {
  return fields.filter((field) => field !== meta.primaryKey && field !== meta.versionField);
}

/** The version in a document that is inserted. */
export function firstVersion({ versionField }: ModelMeta): Document {
  return versionField === undefined ? {} : { [versionField.column]: FIRST };
}

/** Gives an object the version that its document was inserted with. */
export function startVersion({ versionField }: ModelMeta, instance: object): void {
  if (versionField !== undefined) setField(instance, versionField, FIRST);
}

/** An object whose document has a version that only the server knows cannot be saved before it is read again. */
export function forgetVersion({ versionField }: ModelMeta, instance: object): void {
  if (versionField !== undefined) setField(instance, versionField, undefined);
}

/** Whether there is a document with a key: what a write with a version did not find is stale or gone. */
export async function isStored(
  { meta, connection, context }: ModelSource,
  key: Document,
  options: ReadOptions = {},
): Promise<boolean> {
  const reader = { options: {}, read: () => true };
  const command = { find: meta.collection, filter: key, projection: { _id: 1 as const }, limit: 1 };
  const found = await connection.cursor(command, reader, { ...options, readPreference: 'primary' }, context).toArray();
  return found.length > 0;
}

function versionOf(meta: ModelMeta, field: Field, instance: object): number | null {
  const value: unknown = Reflect.get(instance, field.name);
  if (value === null) return null;
  if (value === undefined) {
    throw new NotSupportedError(
      `This ${meta.name} has no '${field.name}', by which others' changes are noticed; read it with refreshFromDb().`,
    );
  }
  try {
    return Number(field.coerce(value));
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw ValidationError.of(error.issues.map((issue) => atPath(issue, field.name)));
  }
}
