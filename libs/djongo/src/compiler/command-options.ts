import type { QueryNode, QueryOptions } from '../ast/index.js';
import type { CommandOptions, FindCommand, ReadCommandOptions, UpdateStatement } from './commands.js';

/** What a query's options put into a command that reads. */
export function readOptions({ options }: QueryNode): ReadCommandOptions {
  return pick(options, ['comment', 'maxTimeMS', 'collation', 'hint', 'allowDiskUse']);
}

/** How many rows come at a time: one more where that is all of them, so that the server closes its cursor by itself. */
export function batchOptions({ options: { batchSize }, limit }: QueryNode): Pick<FindCommand, 'batchSize'> {
  if (batchSize === undefined) return {};
  return { batchSize: batchSize === limit ? batchSize + 1 : batchSize };
}

/** What a query's options put into an update or a delete as a whole. */
export function writeOptions({ options }: QueryNode): CommandOptions {
  return pick(options, ['comment', 'maxTimeMS']);
}

/** What a query's options put into each statement of an update or a delete. */
export function statementOptions({ options }: QueryNode): Pick<UpdateStatement, 'collation' | 'hint'> {
  return pick(options, ['collation', 'hint']);
}

function pick<K extends keyof QueryOptions>(options: QueryOptions, names: readonly K[]): Pick<QueryOptions, K> {
  const given = names.filter((name) => options[name] !== undefined);
  // Only what is there: these names and no others.
  return Object.fromEntries(given.map((name) => [name, options[name]])) as Pick<QueryOptions, K>;
}
