import type { CollationOptions, Document } from '../bson.js';

/** A condition, as the caller wrote it: names are resolved and values coerced by the compiler. */
export type ConditionNode = LookupNode | AndNode | OrNode | NotNode;

/** `key: value` of a filter: `blog__name__startswith: 'Beatles'`. */
export interface LookupNode {
  readonly kind: 'lookup';
  readonly key: string;
  readonly value: unknown;
}

/** All of them. Those of one `filter()` call that go through one array must hold for the same element. */
export interface AndNode {
  readonly kind: 'and';
  readonly children: readonly ConditionNode[];
}

/** At least one of them. */
export interface OrNode {
  readonly kind: 'or';
  readonly children: readonly ConditionNode[];
}

/** Exactly the documents that the child does not match. */
export interface NotNode {
  readonly kind: 'not';
  readonly child: ConditionNode;
}

/** One key of an order. */
export interface OrderNode {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** What comes back of each document. */
export type ProjectionNode = { readonly kind: 'models' } | ValuesNode;

/** The values of some fields, by their paths. */
export interface ValuesNode {
  readonly kind: 'values';
  readonly fields: readonly string[];
  /** As objects (`values`), as tuples (`valuesList`), or the values of the one field by themselves (`flat`). */
  readonly rows: 'objects' | 'tuples' | 'flat';
}

/** How a query is to be run; what it returns does not depend on these, but for the collation. */
export interface QueryOptions {
  /** Stands beside the command in the server's log and profiler. */
  readonly comment?: string;
  /** The index to use, by its name or its keys: `{ n: 1 }`. */
  readonly hint?: string | Document;
  /** The rules by which texts are compared and ordered. */
  readonly collation?: CollationOptions;
  /** Which members of a replica set may answer; writes always go to the primary. */
  readonly readPreference?: 'primary' | 'primaryPreferred' | 'secondary' | 'secondaryPreferred' | 'nearest';
  /** Milliseconds that the server may spend on the command. */
  readonly maxTimeMS?: number;
  /** Number of documents in each batch from the server. */
  readonly batchSize?: number;
  /** Whether the server may sort on its disk what is too much for its memory. */
  readonly allowDiskUse?: boolean;
}

/** A query over one model. */
export interface QueryNode {
  /** One node for each `filter()` and `exclude()` call; all must hold. */
  readonly where: readonly ConditionNode[];
  /** Undefined until `orderBy` is called: then the model's own order applies. */
  readonly orderBy: readonly OrderNode[] | undefined;
  readonly reversed: boolean;
  /** The order does not matter to the caller, so none is asked of the server. */
  readonly unordered: boolean;
  readonly skip: number;
  /** Undefined is no limit. */
  readonly limit: number | undefined;
  readonly projection: ProjectionNode;
  readonly options: QueryOptions;
  /** `all()` was called: the whole collection is meant where no condition is given. */
  readonly everything: boolean;
  /** `none()` was called: no document, and no command. */
  readonly nothing: boolean;
}
