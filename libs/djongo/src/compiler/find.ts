import type { QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { batchOptions, readOptions } from './command-options.js';
import type { FindCommand } from './commands.js';
import type { ModelMeta } from '../meta/index.js';
import { compileMatch } from './match.js';
import { mergeConditions } from './merge-conditions.js';
import { compileProjection } from './projection.js';
import { resolveCondition } from './resolve.js';
import { compileSort } from './sort.js';

/** The command that reads a query's documents: `{ find: 'entry', filter: { … }, sort: { … }, limit: 10 }`. */
export function compileFind(meta: ModelMeta, query: QueryNode): FindCommand {
  const sort = compileSort(meta, query);
  return {
    find: meta.collection,
    filter: compileFilter(meta, query),
    ...(query.projection.kind === 'values' && { projection: compileProjection(meta, query.projection.fields) }),
    ...(Object.keys(sort).length > 0 && { sort }),
    ...(query.skip > 0 && { skip: query.skip }),
    ...(query.limit !== undefined && query.limit > 0 && { limit: query.limit }),
    ...readOptions(query),
    ...batchOptions(query),
  };
}

/** The filter document of a query. Conditions of different `filter()` calls may be met by different array elements. */
export function compileFilter(meta: ModelMeta, query: QueryNode): Document {
  // `limit: 0` would be no limit to the server. No command is sent for these, but `toMql()` must not look like everything.
  if (query.nothing || query.limit === 0) return { $expr: false };
  return mergeConditions(query.where.map((node) => compileMatch(resolveCondition(meta, node))));
}

/** Whether a query cannot match, whatever the data, so that no command need be sent: `in: []`, `none()`, `slice(3, 3)`. */
export function matchesNothing(meta: ModelMeta, query: QueryNode): boolean {
  if (query.nothing || query.limit === 0) return true;
  return query.where.some((node) => {
    const resolved = resolveCondition(meta, node);
    return resolved.kind === 'constant' && !resolved.value;
  });
}
