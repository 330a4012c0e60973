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
  const entries = Object.entries(document);
  if (!entries.every(([key, condition]) => !Object.hasOwn(merged, key) || areDisjoint(merged[key], condition)))
    return false;
  for (const [key, condition] of entries) {
    merged[key] = Object.hasOwn(merged, key) ? { ...merged[key], ...condition } : condition;
  }
  return true;
}

/** Whether two conditions on one path are operators of different names: `$gte` and `$lt`. */
function areDisjoint(a: unknown, b: unknown): boolean {
  if (!areOperators(a) || !areOperators(b)) return false;
  return Object.keys(b).every((operator) => !Object.hasOwn(a, operator));
}

function areOperators(condition: unknown): condition is Record<string, unknown> {
  return isPlain(condition) && Object.keys(condition).every((key) => key.startsWith('$') && key !== '$elemMatch');
}
