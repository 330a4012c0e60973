import { order, type OrderNode, type QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { columnOf, type ModelMeta } from '../meta/index.js';
import { resolveFieldPath } from './resolve-path.js';

/**
 * The sort of a query: its own order, or else the model's. A slice of an order in which documents may tie is not the same
 * slice twice, so the primary key is added then as the last key.
 */
export function compileSort(meta: ModelMeta, query: QueryNode): Document {
  if (query.unordered) return {};
  const keys = query.orderBy ?? meta.ordering.map(order);
  const resolved = keys.map((key) => resolveKey(meta, key, query.reversed));
  const isSliced = query.limit !== undefined || query.skip > 0;
  if (isSliced && !resolved.some((key) => key.isUnique)) {
    resolved.push({ column: meta.primaryKey.column, direction: query.reversed ? -1 : 1, isUnique: true });
  }
  const sort: Document = {};
  // The first mention of a column decides: a later one cannot change the order any more.
  for (const { column, direction } of resolved) sort[column] ??= direction;
  return sort;
}

interface SortKey {
  readonly column: string;
  readonly direction: 1 | -1;
  readonly isUnique: boolean;
}

function resolveKey(meta: ModelMeta, { path, direction }: OrderNode, reversed: boolean): SortKey {
  const { steps, field } = resolveFieldPath(meta, path);
  const isUnique =
    steps.length === 1 && (field === meta.primaryKey || field.options.unique === true) && !field.options.null;
  return { column: columnOf(steps), direction: reversed ? (direction === 1 ? -1 : 1) : direction, isUnique };
}
