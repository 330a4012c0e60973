import { NotSupportedError } from '../errors/index.js';
import type { Expression } from '../lookups/index.js';
import type { Scope } from './scope.js';
import type { SortKey } from './sort-keys.js';

/**
 * Several keys of an order as one, for what the server sorts by a single key: an object of them, which it compares part by part.
 * Numbers and dates are turned round where they go the other way. Throws `NotSupportedError` where texts go both ways.
 */
export function singleKey(scope: Scope, keys: readonly SortKey[], column: string): SortKey {
  const [first, ...others] = keys;
  if (first === undefined) return { column: '_id', direction: 1 };
  if (others.length === 0) return first;
  const fixed = new Set(keys.filter((key) => !isTurnable(key)).map(({ direction }) => direction));
  if (fixed.size > 1) {
    throw new NotSupportedError(
      `${scope.name}: a rank goes by texts in one direction only; the server sorts it by one key.`,
    );
  }
  const [direction = first.direction] = fixed;
  const parts = keys.map((key, at) => [`k${at}`, key.direction === direction ? plain(key) : turned(key)]);
  return { column, direction, computed: Object.fromEntries(parts) };
}

function isTurnable({ family }: SortKey): boolean {
  return family === 'number' || family === 'date';
}

function plain(key: SortKey): Expression {
  return { $ifNull: [valueOf(key), null] };
}

/** Null comes before everything else, so it comes after everything else this way round. */
function turned(key: SortKey): Expression {
  const value = valueOf(key);
  const isThere = { $gt: [value, null] };
  const number = key.family === 'date' ? { $toLong: value } : value;
  return { isNull: { $cond: [isThere, 0, 1] }, value: { $cond: [isThere, { $multiply: [number, -1] }, 0] } };
}

function valueOf({ column, computed }: SortKey): Expression {
  return computed ?? `$${column}`;
}
