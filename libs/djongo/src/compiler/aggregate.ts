import type { QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import type { ModelMeta } from '../meta/index.js';
import { readOptions } from './command-options.js';
import type { AggregateCommand } from './commands.js';
import { compileFilter } from './find.js';

/**
 * The command that counts a query's documents. `{ count: … }` would read the collection's metadata, which is not exact
 * after an unclean shutdown or under way of a migration between shards.
 */
export function compileCount(meta: ModelMeta, query: QueryNode): AggregateCommand {
  const filter = compileFilter(meta, query);
  const stages: Document[] = [
    ...(Object.keys(filter).length > 0 ? [{ $match: filter }] : []),
    ...(query.skip > 0 ? [{ $skip: query.skip }] : []),
    ...(query.limit === undefined ? [] : [{ $limit: query.limit }]),
    { $count: 'n' },
  ];
  return { aggregate: meta.collection, pipeline: stages, cursor: {}, ...readOptions(query) };
}
