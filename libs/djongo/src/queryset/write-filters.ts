import type { QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { compileRead, matchesNothing, mergeConditions, plainFilter, storedFilter } from '../compiler/index.js';
import type { ModelSource } from '../connection/index.js';
import { batchesOf } from './batches.js';
import { driverOptions } from './query-options.js';
import { rowReader } from './row-reader.js';

/** As many keys as fit into a command by far, whatever they are. */
const KEYS_AT_ONCE = 10_000;

/**
 * The filters of a write on the documents of a query, none where there can be none. A write cannot join: where other queries or
 * annotations have a say, the keys are read first, and what is stored has to meet the rest of the conditions still.
 */
export async function writeFilters(source: ModelSource, node: QueryNode): Promise<readonly Document[]> {
  const { meta, connection, context } = source;
  if (matchesNothing(meta, node)) return [];
  const filter = plainFilter(meta, node);
  if (filter !== undefined) return [filter];
  const keys: QueryNode = {
    ...node,
    unordered: true,
    projection: { kind: 'values', fields: ['pk'], rows: 'flat' },
    // What was read of a secondary may be gone by now.
    options: { ...node.options, readPreference: 'primary' },
  };
  const found = await connection
    .cursor(compileRead(meta, keys), rowReader(source, keys), driverOptions(keys), context)
    .toArray();
  const stored = storedFilter(meta, node);
  return batchesOf('update', found, { batchSize: KEYS_AT_ONCE }).map(({ items }) =>
    mergeConditions([{ _id: { $in: items.map((key) => meta.primaryKey.encode(key)) } }, stored]),
  );
}
