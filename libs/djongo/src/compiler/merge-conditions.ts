import type { Document } from '../bson.js';
import { isPlain } from '../fields/index.js';

/**
 * Joins filter documents that must all hold into the shortest one: `{ a: 1, b: 2 }`, `{ a: { $gte: 1, $lt: 5 } }`, and
 * `$and` only where two of them claim the same key.
 */
export function mergeConditions(documents: readonly Document[]): Document {
  const filled = documents.filter((document) => Object.keys(document).length > 0);
  const merged: Document = {};
  const rest: Document[] = [];
  for (const document of filled) {
    if (!mergeInto(merged, document)) rest.push(document);
  }
  if (rest.length === 0) return merged;
  return { $and: [merged, ...rest] };
}

/** Adds a document's conditions, all or none. Says whether it could. */
function mergeInto(merged: Document, document: Document): boolean {
  const both: Document = {};
  for (const [key, condition] of Object.entries(document)) {
    const joined: unknown = Object.hasOwn(merged, key) ? join(key, merged[key], condition) : condition;
    if (joined === undefined) return false;
    both[key] = joined;
  }
  Object.assign(merged, both);
  return true;
}

/** Two conditions under one key as one: `$gte` and `$lt` of a path; undefined where one would replace the other. */
function join(key: string, a: unknown, b: unknown): unknown {
  if (key === '$nor' && Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (key.startsWith('$')) return undefined;
  const first = operatorsOf(a);
  const second = operatorsOf(b);
  const isDisjoint = first && second && Object.keys(second).every((operator) => !Object.hasOwn(first, operator));
  return isDisjoint ? { ...first, ...second } : undefined;
}

/** A condition of a path as operators; a value by itself is what the path equals. */
function operatorsOf(condition: unknown): Document | undefined {
  if (!isPlain(condition)) return { $eq: condition };
  // The server takes it beside others, but it is read more easily by itself.
  return '$elemMatch' in condition ? undefined : condition;
}
