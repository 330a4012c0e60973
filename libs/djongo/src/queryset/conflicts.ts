import type { Document } from '../bson.js';
import { modelScope, resolveFieldPath, type UpdateStatement } from '../compiler/index.js';
import { FieldError } from '../errors/index.js';
import { columnOf, fieldNamed, type ModelMeta } from '../meta/index.js';
import { namesOf } from './batches.js';
import { uniqueKeys } from './creation-values.js';
import type { BulkCreateOptions } from './types/index.js';
import { valueAt } from './value-at.js';

/** What `bulkCreate` does with an object that a unique index refuses. */
export type Conflicts =
  | { readonly kind: 'refuse' | 'ignore' }
  | {
      readonly kind: 'update';
      /** The columns by which a stored document is found, paths into embedded documents among them, and those set on it. */
      readonly unique: readonly string[];
      readonly set: readonly string[];
      /** Whether documents are found by their key. */
      readonly byKey: boolean;
    };

/** Reads the options. Throws `FieldError` for those that do not go together. */
export function conflictsOf<M extends object>(
  meta: ModelMeta<M>,
  method: string,
  { ignoreConflicts, updateConflicts, updateFields = [], uniqueFields = [] }: BulkCreateOptions<M>,
): Conflicts {
  const refuse = (message: string): FieldError => new FieldError(`${meta.name}: ${method}(): ${message}`);
  const unique = namesOf(method, 'uniqueFields', uniqueFields).map((path) => uniqueColumn(meta, method, path));
  const set = namesOf(method, 'updateFields', updateFields).map((name) => fieldNamed(meta, name).column);
  if (!updateConflicts) {
    if (unique.length + set.length > 0) throw refuse('uniqueFields and updateFields need updateConflicts.');
    return { kind: ignoreConflicts ? 'ignore' : 'refuse' };
  }
  if (ignoreConflicts) throw refuse('ignoreConflicts and updateConflicts exclude each other.');
  if (set.length === 0) throw refuse('updateConflicts needs updateFields: what to set where the object exists.');
  if (set.includes(meta.primaryKey.column)) throw refuse('updateFields has the primary key, which cannot be changed.');
  if (meta.versionField !== undefined && set.includes(meta.versionField.column)) {
    throw refuse('updateFields has the versionField, which each write increments by itself.');
  }
  if (!uniqueKeys(meta).some((key) => key.length === unique.length && key.every((column) => unique.includes(column)))) {
    throw refuse('uniqueFields must be the primary key or the fields of a unique index, which finds what exists.');
  }
  return { kind: 'update', unique, set, byKey: unique.includes(meta.primaryKey.column) };
}

/** The column of a path. An array has none: it has as many values in an index as it has elements. */
function uniqueColumn(meta: ModelMeta, method: string, path: string): string {
  const { steps } = resolveFieldPath(modelScope(meta), path);
  if (!steps.some(({ field }) => field.family === 'array')) return columnOf(steps);
  throw new FieldError(`${meta.name}.${path}: ${method}(): uniqueFields may not have arrays or what is in them.`);
}

/** `{ q: { code: { $eq: 'a' } }, u: { $set: { n: 1 }, $setOnInsert: { _id } }, upsert: true }` */
export function upsertStatement(
  document: Document,
  { unique, set }: Conflicts & { readonly kind: 'update' },
  version?: string,
): UpdateStatement {
  const pick = (names: readonly string[]): Document => Object.fromEntries(names.map((name) => [name, document[name]]));
  const rest = Object.keys(document).filter(
    (name) => !unique.includes(name) && !set.includes(name) && name !== version,
  );
  return {
    // `$eq`, so that the keys of an embedded document are never read as operators.
    q: Object.fromEntries(unique.map((path) => [path, { $eq: valueAt(document, path) }])),
    u: {
      $set: pick(set),
      ...(rest.length > 0 && { $setOnInsert: pick(rest) }),
      // Where there is no document yet, this makes it the first.
      ...(version !== undefined && { $inc: { [version]: 1 } }),
    },
    upsert: true,
  };
}
