import type { QueryNode } from '../ast/index.js';
import { mergeConditions, statementOptions, storedFilter, writeOptions } from '../compiler/index.js';
import type { ModelSource } from '../connection/index.js';
import { modelHooks } from '../meta/index.js';
import { batchesOf } from './batches.js';
import { isStored } from './object-version.js';

/** As many keys as fit into a command by far, whatever they are. */
const KEYS_AT_ONCE = 10_000;

/**
 * Deletes the objects that a query gave, as long as what is stored still meets it, with the signals of each; gives the number of
 * documents deleted.
 */
export async function deleteObjects<M extends object>(
  source: ModelSource<M>,
  node: QueryNode,
  objects: readonly M[],
): Promise<number> {
  const { meta, connection, context } = source;
  const { signals } = connection;
  for (const object of objects) await signals.send('preDelete', object, {});
  const stored = storedFilter(meta, node);
  let count = 0;
  for (const { items } of batchesOf('delete', objects, { batchSize: KEYS_AT_ONCE })) {
    const keys = items.map((object) => meta.primaryKey.encode(Reflect.get(object, meta.primaryKey.name)));
    const q = mergeConditions([{ _id: { $in: keys } }, stored]);
    const deletes = [{ q, limit: 0 as const, ...statementOptions(node) }];
    const command = { delete: meta.collection, deletes, ...writeOptions(node) };
    const { deleted } = await connection.run(command, {}, context);
    count += deleted;
    for (const object of await goneOf(source, items, deleted)) {
      modelHooks(meta.model).deleted(object, source);
      await signals.send('postDelete', object, {});
    }
  }
  return count;
}

/** Those that are deleted: all, but where the server found fewer than were there a moment ago. */
async function goneOf<M extends object>(
  source: ModelSource<M>,
  objects: readonly M[],
  deleted: number,
): Promise<readonly M[]> {
  if (deleted === objects.length) return objects;
  const { storedAt } = modelHooks(source.meta.model);
  const gone: M[] = [];
  for (const object of objects) if (!(await isStored(source, storedAt(object) ?? {}))) gone.push(object);
  return gone;
}
