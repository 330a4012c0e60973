import type { QueryNode } from '../ast/index.js';
import { checkUpdate } from '../codec/index.js';
import { compileUpdate, statementOptions, writeOptions } from '../compiler/index.js';
import type { ModelSource } from '../connection/index.js';
import { conditionOf } from '../expressions/index.js';
import { writeFilters } from './write-filters.js';

/** Changes all documents of a query; gives the number that matched. All values are checked before anything is sent. */
export async function updateDocuments(source: ModelSource, node: QueryNode, values: unknown): Promise<number> {
  const { meta, connection, context } = source;
  const statements = compileUpdate(meta, values, conditionOf);
  for (const { u } of statements({})) for (const changes of [u].flat()) checkUpdate(meta, changes);
  let count = 0;
  for (const filter of await writeFilters(source, node)) {
    const updates = statements(filter).map((each) => ({ ...each, multi: true, ...statementOptions(node) }));
    const command = { update: meta.collection, updates, ...writeOptions(node) };
    count += (await connection.run(command, {}, context)).matched;
  }
  return count;
}

/** Deletes all documents of a query; gives their number. */
export async function deleteDocuments(source: ModelSource, node: QueryNode): Promise<number> {
  const { meta, connection, context } = source;
  let count = 0;
  for (const q of await writeFilters(source, node)) {
    const deletes = [{ q, limit: 0 as const, ...statementOptions(node) }];
    const command = { delete: meta.collection, deletes, ...writeOptions(node) };
    count += (await connection.run(command, {}, context)).deleted;
  }
  return count;
}
