import type { SubqueryNode } from '../ast/index.js';

/**
 * What another query gives, where an expression needs it. It stands in the stages of a pipeline until they are linked: then a
 * `$lookup` is put in front, and the path to what it found in its place.
 */
export class SubqueryReference {
  readonly node: SubqueryNode;
  /** The column whose value the rows must equal, where the server is to join by it; only rows that do are found then. */
  readonly joinedBy: string | undefined;

  constructor(node: SubqueryNode, joinedBy?: string) {
    this.node = node;
    this.joinedBy = joinedBy;
  }
}

/** A value of the outer query, inside of the inner one: a variable of its `$lookup`, once it is linked. */
export class OuterReference {
  readonly path: string;
  readonly levels: number;

  constructor(path: string, levels: number) {
    this.path = path;
    this.levels = levels;
  }
}
