import { order, type OrderNode, type QueryNode } from '../ast/index.js';
import type { ModelMeta } from '../meta/index.js';
import { type SortKey, sortKeys } from './sort-keys.js';
import type { Scope } from './scope.js';

/** Under names that no field of a model can have. */
const PREFIX = '__o';

/**
 * The keys by which documents are sorted: the query's own order, or else the model's. A slice of an order in which documents may
 * tie is not the same slice twice, so the primary key is added then as the last key.
 */
export function documentOrder(meta: ModelMeta, query: QueryNode, scope: Scope): readonly SortKey[] {
  if (query.unordered) return [];
  const keys = [...sortKeys(scope, orderOf(query, meta.ordering.map(order)), PREFIX)];
  if (isSlice(query) && !keys.some((key) => isUnique(meta, key))) {
    keys.push({ column: meta.primaryKey.column, direction: query.reversed ? -1 : 1 });
  }
  return keys;
}

/** The same for rows that are no documents: they have no order unless given, and a slice goes by their columns. */
export function rowOrder(query: QueryNode, scope: Scope, columns: readonly string[]): readonly SortKey[] {
  if (query.unordered && !isSlice(query)) return [];
  const keys = sortKeys(scope, orderOf(query, []), PREFIX);
  if (!isSlice(query)) return keys;
  const direction = query.reversed ? -1 : 1;
  return [...keys, ...columns.map((column): SortKey => ({ column, direction }))];
}

export function isSlice({ skip, limit }: QueryNode): boolean {
  return skip > 0 || limit !== undefined;
}

function orderOf({ orderBy, reversed }: QueryNode, otherwise: readonly OrderNode[]): readonly OrderNode[] {
  const nodes = orderBy ?? otherwise;
  return reversed ? nodes.map(opposite) : nodes;
}

function opposite({ by, direction, nulls }: OrderNode): OrderNode {
  const first = nulls === 'first' ? 'last' : 'first';
  return { by, direction: direction === 1 ? -1 : 1, ...(nulls && { nulls: first }) };
}

function isUnique(meta: ModelMeta, { steps }: SortKey): boolean {
  const [only, ...others] = steps ?? [];
  if (only === undefined || others.length > 0 || meta.fields.get(only.field.name) !== only.field) return false;
  return only.field === meta.primaryKey || (only.field.options.unique === true && !only.field.options.null);
}
