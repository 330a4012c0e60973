import type { Document } from '../bson.js';

/** What a document holds at a path; null where it ends before, which is the same to an index. */
export function valueAt(document: Document, path: string): unknown {
  let value: unknown = document;
  for (const column of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (Reflect.get(value, column) ?? null) : null;
  }
  return value;
}
