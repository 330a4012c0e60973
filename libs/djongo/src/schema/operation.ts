import type { Document } from '../bson.js';

/** What can differ between models and database. */
export type SchemaOperationKind =
  | 'createCollection'
  | 'changeCollection'
  | 'createIndex'
  | 'changeIndex'
  | 'createSearchIndex'
  /** Done by `sync({ dropIndexes: true })` only: no model declares it, or it stands in the way of what one declares. */
  | 'dropIndex'
  | 'removeValidator'
  /** Nothing that `sync` could mend. */
  | 'conflict';

/** One difference between models and database, and what mends it. */
export interface SchemaOperation {
  readonly kind: SchemaOperationKind;
  readonly collection: string;
  /** Name of the index, where it is about one. */
  readonly index?: string;
  /** In words: `Create the index 'slug_1' { slug: 1 } of collection 'page'.` */
  readonly text: string;
  /** What is sent to the server; a conflict has nothing to send. */
  readonly command?: Document;
}

/** Differences that keep nobody from working: what is there beyond the models' wishes, and what another product serves. */
const TOLERABLE: ReadonlySet<SchemaOperationKind> = new Set(['dropIndex', 'removeValidator', 'createSearchIndex']);

/** Whether a difference is a discrepancy under `enforceSchema`. */
export function isDiscrepancy({ kind }: SchemaOperation): boolean {
  return !TOLERABLE.has(kind);
}
