import type { CombinedNode, QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import type { ModelMeta } from '../meta/index.js';
import { batchOptions, readOptions } from './command-options.js';
import type { FindCommand } from './commands.js';
import { reachesOut } from './node-traits.js';
import { documentOrder, isSlice } from './order.js';
import { compileProjection } from './projection.js';
import { modelScope, planQuery } from './query-scope.js';
import { metaOfSource } from './query-source.js';
import { resolveCondition } from './resolve.js';
import { sortDocument } from './sort-keys.js';
import { filterOf, partsOfWhere } from './where.js';

/**
 * The command that reads a query's documents: `{ find: 'entry', filter: { … }, sort: { … }, limit: 10 }`. Undefined where that
 * takes a pipeline.
 */
export function compileFind(meta: ModelMeta, query: QueryNode): FindCommand | undefined {
  const filter = plainFilter(meta, query);
  if (filter === undefined) return undefined;
  const { projection } = query;
  if (query.distinct !== undefined && (projection.kind === 'values' || query.distinct.length > 0)) return undefined;
  const scope = modelScope(meta);
  const keys = documentOrder(meta, query, scope);
  if (keys.some(({ computed }) => computed !== undefined)) return undefined;
  const fields = projection.kind === 'values' ? projection.fields : projection.only;
  return {
    find: meta.collection,
    filter,
    ...(fields !== undefined && { projection: compileProjection(scope, fields) }),
    ...(keys.length > 0 && { sort: sortDocument(keys) }),
    ...(query.skip > 0 && { skip: query.skip }),
    ...(query.limit !== undefined && query.limit > 0 && { limit: query.limit }),
    ...readOptions(query),
    ...batchOptions(query),
  };
}

/**
 * The filter document of a query whose documents it finds by itself; undefined where other queries, annotations or groups have a
 * say in it. Conditions of different `filter()` calls may be met by different array elements.
 */
export function plainFilter(meta: ModelMeta, query: QueryNode): Document | undefined {
  // `limit: 0` would be no limit to the server. No command is sent for these, but `toMql()` must not look like everything.
  if (query.nothing || query.limit === 0) return { $expr: false };
  if (query.annotations.length > 0 || query.group !== undefined) return undefined;
  if (query.combined.length > 0) return combinedFilter(meta, query.combined);
  return query.where.some(reachesOut) ? undefined : filterOf(modelScope(meta), query.where);
}

/** The filter document of those conditions of a query that are asked of the stored documents alone. */
export function storedFilter(meta: ModelMeta, query: QueryNode): Document {
  return filterOf(modelScope(meta), partsOfWhere(planQuery(meta, query), query.where).stored);
}

/** Whether a query cannot match, whatever the data, so that no command need be sent: `in: []`, `none()`, `slice(3, 3)`. */
export function matchesNothing(meta: ModelMeta, query: QueryNode): boolean {
  if (query.nothing || query.limit === 0) return true;
  if (query.annotations.length > 0 || query.combined.length > 0) return false;
  return query.where.some((node) => {
    const resolved = resolveCondition(modelScope(meta), node);
    return resolved.kind === 'constant' && !resolved.value;
  });
}

/** Sets of documents of one collection are those that meet the one condition or the other. */
function combinedFilter(meta: ModelMeta, [first, ...others]: readonly CombinedNode[]): Document | undefined {
  const own = first && operandFilter(meta, first);
  const rest = others.map((other) => operandFilter(meta, other));
  if (own === undefined || rest.some((filter) => filter === undefined)) return undefined;
  const filters = rest.filter((filter) => filter !== undefined);
  switch (others[0]?.operation) {
    case 'union':
      return { $or: [own, ...filters] };
    case 'intersection':
      return { $and: [own, ...filters] };
    case 'difference':
      return { $and: [own], $nor: filters };
    default:
      return undefined;
  }
}

function operandFilter(meta: ModelMeta, { source }: CombinedNode): Document | undefined {
  const { query } = source;
  if (metaOfSource(source) !== meta || isSlice(query) || query.projection.kind === 'values') return undefined;
  return query.distinct !== undefined && query.distinct.length > 0 ? undefined : plainFilter(meta, query);
}
