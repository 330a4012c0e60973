import type { CollationOptions, Document } from '../bson.js';

/** The stages of an aggregation: a pipeline, or an update that computes. */
export type Pipeline = readonly Document[];

/** What any command may carry, under the server's own names; the driver's options of these names take it from here. */
export interface CommandOptions {
  readonly comment?: string;
  readonly maxTimeMS?: number;
}

/** What a command that reads may carry besides. */
export interface ReadCommandOptions extends CommandOptions {
  readonly collation?: CollationOptions;
  readonly hint?: string | Document;
  readonly let?: Document;
  readonly allowDiskUse?: boolean;
}

/** `{ find: 'entry', filter: { headline: 'a' }, sort: { pub_date: -1 }, limit: 10 }` */
export interface FindCommand extends ReadCommandOptions {
  readonly find: string;
  readonly filter: Document;
  readonly projection?: Document;
  readonly sort?: Readonly<Record<string, 1 | -1 | { readonly $meta: string }>>;
  readonly skip?: number;
  readonly limit?: number;
  /** The driver sends one more where it equals `limit`, so that the server closes its cursor by itself. */
  readonly batchSize?: number;
  readonly singleBatch?: boolean;
}

/** `{ aggregate: 'entry', pipeline: [{ $count: 'n' }], cursor: {} }` */
export interface AggregateCommand extends ReadCommandOptions {
  readonly aggregate: string;
  readonly pipeline: Pipeline;
  readonly cursor: { readonly batchSize?: number };
}

/** `{ insert: 'entry', documents: [{ _id, headline: 'a' }], ordered: true }` */
export interface InsertCommand extends CommandOptions {
  readonly insert: string;
  readonly documents: readonly Document[];
  /** Whether the first failure ends the rest; it does unless `false`. */
  readonly ordered?: boolean;
}

/** One of the updates of an `UpdateCommand`. */
export interface UpdateStatement {
  readonly q: Document;
  /** Operators (`{ $set: … }`) or a pipeline; never a whole document. */
  readonly u: Document | Pipeline;
  readonly multi?: boolean;
  readonly upsert?: boolean;
  readonly arrayFilters?: readonly Document[];
  readonly collation?: CollationOptions;
  readonly hint?: string | Document;
}

/** `{ update: 'entry', updates: [{ q: { _id }, u: { $set: { headline: 'b' } } }] }` */
export interface UpdateCommand extends CommandOptions {
  readonly update: string;
  readonly updates: readonly UpdateStatement[];
}

/** One of the deletions of a `DeleteCommand`; `limit: 0` means every match. */
export interface DeleteStatement {
  readonly q: Document;
  readonly limit: 0 | 1;
  readonly collation?: CollationOptions;
  readonly hint?: string | Document;
}

/** `{ delete: 'entry', deletes: [{ q: { _id }, limit: 1 }] }` */
export interface DeleteCommand extends CommandOptions {
  readonly delete: string;
  readonly deletes: readonly DeleteStatement[];
}

export type ReadCommand = FindCommand | AggregateCommand;

/** A `find` or an `aggregate`, as `toMql()` shows it: what the one has, the other lacks. */
export type QueryCommand = Partial<FindCommand> & Partial<AggregateCommand>;

export type WriteCommand = InsertCommand | UpdateCommand | DeleteCommand;
export type Command = ReadCommand | WriteCommand;

export interface InsertResult {
  readonly inserted: number;
}

export interface UpdateResult {
  readonly matched: number;
  readonly modified: number;
  /** Which statements inserted a document, by their place in the command; left out where none did. */
  readonly upserted?: readonly number[];
}

export interface DeleteResult {
  readonly deleted: number;
}

export type WriteResult = InsertResult | UpdateResult | DeleteResult;

/** The collection a command works on. */
export function collectionOf(command: Command): string {
  if ('find' in command) return command.find;
  if ('aggregate' in command) return command.aggregate;
  if ('insert' in command) return command.insert;
  return 'update' in command ? command.update : command.delete;
}
