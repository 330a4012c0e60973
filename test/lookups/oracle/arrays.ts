import type { ArrayShape } from './shape.js';
import { equals, isList, isNull } from './values.js';
import { unsure, type Verdict } from './verdict.js';

type Items = readonly unknown[];

/** The lookups that ask an array as a whole; the values that are asked for are in the database's form. */
export const ARRAY_LOOKUPS: Readonly<Record<string, (array: unknown, asked: Items) => Verdict>> = {
  contains: hasAll,
  all: hasAll,
  overlap: (array, asked) => ofItems(array, (items) => asked.some((value) => has(items, value))),
  contained_by: (array, asked) => isList(array) && array.every((item) => has(asked, item)),
};

/** Whether it is just this array. The server also finds it as an item, where the model has no arrays for items. */
export function isWhole({ item }: ArrayShape, array: unknown, asked: unknown): Verdict {
  if (equals(array, asked)) return true;
  const isItem = isList(array) && has(array, asked);
  return isItem && item.kind !== 'array' && item.kind !== 'json' ? 'either' : false;
}

/** Every array has all of nothing. */
function hasAll(array: unknown, asked: Items): Verdict {
  if (asked.length === 0) return isList(array);
  return ofItems(array, (items) => asked.every((value) => has(items, value)));
}

/** A single value where the model has an array may count as an array of one. */
function ofItems(array: unknown, holds: (items: Items) => boolean): Verdict {
  if (isList(array)) return holds(array);
  return isNull(array) ? false : unsure(holds([array]));
}

export function has(items: Items, value: unknown): boolean {
  return items.some((item) => equals(item, value));
}
