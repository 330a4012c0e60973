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
export type ProjectionNode =
  { readonly kind: 'models' } | { readonly kind: 'values'; readonly fields: readonly string[] };

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
  /** `all()` was called: the whole collection is meant where no condition is given. */
  readonly everything: boolean;
  /** `none()` was called: no document, and no command. */
  readonly nothing: boolean;
}
