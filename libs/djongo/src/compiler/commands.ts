import type { Document } from '../bson.js';

/** The commands the compiler makes, in the server's own form: what `toMql()` shows is what is sent. */
export interface FindCommand {
  readonly find: string;
  readonly filter: Document;
  readonly projection?: Document;
  readonly sort?: Document;
  readonly skip?: number;
  readonly limit?: number;
}

export interface AggregateCommand {
  readonly aggregate: string;
  readonly pipeline: readonly Document[];
  readonly cursor: Document;
}
