import { has } from './arrays.js';
import { equals, isDocument, isList, MISSING, under } from './values.js';

/** A value in JSON, and whether an index led to it: a lookup enters the items of an array, but not of one that is an item. */
export interface Found {
  readonly value: unknown;
  readonly isItem: boolean;
}

/** What is under a key: of an array it is asked of each of its documents, and a number is an index besides. */
export function underKey(value: unknown, key: string): Found[] {
  if (!isList(value)) return [{ value: under(value, key), isItem: false }];
  return value.flatMap((item, index) => [
    ...(isDocument(item) ? [{ value: under(item, key), isItem: false }] : []),
    ...(String(index) === key ? [{ value: item, isItem: true }] : []),
  ]);
}

/** Something that `contains` asks for: a value under some keys, or an item of the array there. */
export interface Leaf {
  readonly keys: readonly string[];
  readonly value: unknown;
  readonly isItem: boolean;
}

/** Every value that is neither an object nor an array, and every item of an array, as a whole. */
export function leavesOf(value: unknown, keys: readonly string[] = []): Leaf[] {
  if (isList(value)) return value.map((item) => ({ keys, value: item, isItem: true }));
  if (!isDocument(value)) return [{ keys, value, isItem: false }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...keys, key]));
}

/** `contained_by`: every leaf there is equal in what is given, and every item there is one of those given. */
export function isContained(value: unknown, given: unknown): boolean {
  if (isList(given)) return isList(value) && value.every((item) => has(given, item));
  if (!isDocument(given)) return value !== MISSING && equals(value, given);
  if (!isDocument(value)) return false;
  return Object.entries(value).every(([key, inner]) => Object.hasOwn(given, key) && isContained(inner, given[key]));
}
