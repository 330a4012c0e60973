import type { Document } from '../bson.js';
import type { Scope } from './scope.js';

/** One stage of a pipeline, in which subqueries may stand still, and what their outer references may name. */
export interface Stage {
  readonly document: Document;
  readonly scope: Scope;
}

/** The stages of rows, and the columns in them that only serve to compute others. */
export interface Stages {
  readonly stages: readonly Stage[];
  readonly temporary: readonly string[];
  /** What may be named of the rows. */
  readonly scope: Scope;
  /** Whether the rows are documents of the collection still, or have the keys that were asked for. */
  readonly areDocuments: boolean;
}
