import type { ExpressionNode, OrderNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import type { FieldFamily } from '../fields/index.js';
import type { Expression } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';
import { pathOf } from './array-steps.js';
import { resolveValuePath } from './resolve-path.js';
import type { Scope } from './scope.js';
import { hasSlice } from './slices.js';

/** One key of the server's sort. */
export interface SortKey {
  readonly column: string;
  readonly direction: 1 | -1;
  /** What the column has to be set to before; undefined for one that is there. */
  readonly computed?: Expression;
  /** The path, where the key is one. */
  readonly steps?: readonly PathStep[];
  /** What values the key has; undefined where only their order is of interest. */
  readonly family?: FieldFamily;
}

/** The keys of an order. The server sorts by columns, so what is computed gets one, under a name that `prefix` begins. */
export function sortKeys(scope: Scope, order: readonly OrderNode[], prefix: string): readonly SortKey[] {
  return order.flatMap(({ by, direction, nulls }, at): SortKey[] => {
    const key = by.kind === 'field' ? plainKey(scope, by.path, direction) : undefined;
    const value: SortKey = key ?? computedKey(scope, by, `${prefix}${at}`, direction);
    // Null and missing sort before everything else.
    if (nulls === undefined || (nulls === 'first') === (direction === 1)) return [value];
    const isNull = { $cond: [{ $gt: [value.computed ?? `$${value.column}`, null] }, 0, 1] };
    return [{ column: `${prefix}${at}n`, direction: nulls === 'last' ? 1 : -1, computed: isNull }, value];
  });
}

/** A path that the server can sort by; an item of an array, and a part of a date, have to be computed. */
function plainKey(scope: Scope, path: string, direction: 1 | -1): SortKey | undefined {
  const { steps, field, transform } = resolveValuePath(scope, path);
  if (transform !== undefined || hasSlice(steps)) return undefined;
  return { column: pathOf(steps), direction, steps, family: field.family };
}

function computedKey(scope: Scope, by: ExpressionNode, column: string, direction: 1 | -1): SortKey {
  const { expr, field } = scope.compile(by);
  return { column, direction, computed: expr, family: field.family };
}

/** What `$set` has to set before the sort. */
export function computedColumns(keys: readonly SortKey[]): Document {
  return Object.fromEntries(
    keys.flatMap(({ column, computed }) => (computed === undefined ? [] : [[column, computed]])),
  );
}

/** `{ pub_date: -1, _id: 1 }`; the first mention of a column decides: a later one cannot change the order any more. */
export function sortDocument(keys: readonly SortKey[]): Record<string, 1 | -1> {
  const sort: Record<string, 1 | -1> = {};
  for (const { column, direction } of keys) sort[column] ??= direction;
  return sort;
}
