import { isDeepStrictEqual } from 'node:util';
import type { Document } from '../bson.js';
import { mergeConditions, type UpdateStatement } from '../compiler/index.js';
import type { ModelSource } from '../connection/index.js';
import { NotSupportedError } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import { modelHooks } from '../meta/index.js';
import { settable, versionStep } from './object-version.js';

/** A change of one stored object. */
export interface ObjectUpdate {
  /** The condition that finds its document, whatever its version. */
  readonly key: Document;
  readonly statement: UpdateStatement;
  /** Is called when the document has been changed. */
  settle(): void;
}

/**
 * Sets fields of one stored object, unless it is outside a filter: `{ q: { _id }, u: { $set: { n: 1 } } }`, and where its model
 * has a `versionField` `{ q: { _id, version: 3 }, u: { $set: { n: 1 }, $inc: { version: 1 } } }`.
 */
export function updateStatement<M extends object>(
  { meta, codec }: ModelSource<M>,
  instance: M,
  fields: readonly Field[],
  filter: Document = {},
): ObjectUpdate {
  const key = modelHooks(meta.model).storedAt(instance);
  if (key === undefined) throw new NotSupportedError(`This ${meta.name} was never saved; create it instead.`);
  const step = versionStep(meta, instance);
  // Only these: the others may hold anything, since nobody checked them.
  const $set = codec.write(instance, settable(meta, fields));
  const q = mergeConditions([key, step.filter, withoutSame(filter, key)]);
  return { key, statement: { q, u: step.changes($set) }, settle: () => step.settle() };
}

/** A filter by the key alone, or with it, need not say it again. */
function withoutSame(filter: Document, key: Readonly<Record<string, unknown>>): Document {
  const { _id, ...rest } = filter;
  return isDeepStrictEqual(_id, key['_id']) ? rest : filter;
}
