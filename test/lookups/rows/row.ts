import type { Document } from 'mongodb';

/** `filter({ [key]: value })`, the filter document it sends, and the keys of the documents that come back. */
export type LookupRow = readonly [key: string, value: unknown, filter: Document, ids: readonly number[]];
