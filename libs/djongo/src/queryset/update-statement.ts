import { isDeepStrictEqual } from 'node:util';
import type { Document } from '../bson.js';
import { mergeConditions, type UpdateStatement } from '../compiler/index.js';
import type { ModelSource } from '../connection/index.js';
import { NotSupportedError } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import { modelHooks } from '../meta/index.js';

/** Sets fields of one stored object, unless it is outside a filter: `{ q: { _id }, u: { $set: { n: 1 } } }`. */
export function updateStatement<M extends object>(
  { meta, codec }: ModelSource<M>,
  instance: M,
  fields: readonly Field[],
  filter: Document,
): UpdateStatement {
  const key = modelHooks(meta.model).storedAt(instance);
  if (key === undefined) throw new NotSupportedError(`This ${meta.name} was never saved; create it instead.`);
  const $set = codec.write(
    instance,
    fields.filter((field) => field !== meta.primaryKey),
  );
  return { q: mergeConditions([key, withoutSame(filter, key)]), u: { $set } };
}

/** A filter by the key alone, or with it, need not say it again. */
function withoutSame(filter: Document, key: Readonly<Record<string, unknown>>): Document {
  const { _id, ...rest } = filter;
  return isDeepStrictEqual(_id, key['_id']) ? rest : filter;
}
