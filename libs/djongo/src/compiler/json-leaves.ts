import { isPlain } from '../fields/index.js';
import type { Leaf } from '../lookups/index.js';

/** The leaves of an object or array of JSON: scalars, and the items of arrays. Undefined where an object or array is empty. */
export function leavesOf(value: unknown, keys: readonly string[] = []): readonly Leaf[] | undefined {
  if (Array.isArray(value)) return several(value.map((item: unknown) => [{ keys, value: item, isItem: true }]));
  if (!isPlain(value)) return [{ keys, value, isItem: false }];
  return several(Object.entries(value).map(([key, item]) => leavesOf(item, [...keys, key])));
}

function several(leaves: readonly (readonly Leaf[] | undefined)[]): readonly Leaf[] | undefined {
  if (leaves.length === 0) return undefined;
  const all: Leaf[] = [];
  for (const some of leaves) {
    if (some === undefined) return undefined;
    all.push(...some);
  }
  return all;
}
