import type { Document } from '../bson.js';
import type { Field } from '../fields/index.js';

/** A field of a search index, with its path in the database. */
export interface SearchedField {
  readonly column: string;
  readonly field: Field;
}

/** An index that the server keeps outside the database, for full text or vector search. */
export abstract class DeclaredSearchIndex<O extends { readonly name?: string } = { readonly name?: string }> {
  readonly options: Readonly<O>;
  abstract readonly type: 'search' | 'vectorSearch';

  constructor(options: Readonly<O>) {
    this.options = options;
  }

  /** Its name in the server. */
  abstract get name(): string;

  /** Every path that it names. */
  abstract paths(): readonly string[];

  /** What the server is told of it. */
  abstract definition(fields: readonly SearchedField[]): Document;
}
