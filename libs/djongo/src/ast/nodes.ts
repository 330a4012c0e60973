import type { CollationOptions, Document } from '../bson.js';

/** A condition, as the caller wrote it: names are resolved and values coerced by the compiler. */
export type ConditionNode = LookupNode | ComparisonNode | ExpressionConditionNode | AndNode | OrNode | NotNode;

/** `key: value` of a filter: `blog__name__startswith: 'Beatles'`. */
export interface LookupNode {
  readonly kind: 'lookup';
  readonly key: string;
  readonly value: unknown;
}

/** The same with what the server computes on the right: `n_comments__gt: F('n_pingbacks')`, `range: [F('a'), 5]`. */
export interface ComparisonNode {
  readonly kind: 'comparison';
  readonly key: string;
  readonly with: ExpressionNode | readonly ExpressionNode[];
}

/** An expression that is true: `Exists(…)`. */
export interface ExpressionConditionNode {
  readonly kind: 'expression';
  readonly expression: ExpressionNode;
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
  readonly by: ExpressionNode;
  readonly direction: 1 | -1;
  /** Where null and missing stand; before everything else when ascending, after it when descending, unless given. */
  readonly nulls?: 'first' | 'last';
}

/** What comes back of each document. */
export type ProjectionNode = ModelsNode | ValuesNode;

/** Instances, with all fields or with some of them. */
export interface ModelsNode {
  readonly kind: 'models';
  /** The names of the fields that are loaded; all unless given. */
  readonly only?: readonly string[];
}

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
  /** What is computed of each document, or of each group where `group` says so, in the order of the calls. */
  readonly annotations: readonly AnnotationNode[];
  /** One node for each `filter()` and `exclude()` call; all must hold. */
  readonly where: readonly ConditionNode[];
  /** How documents are brought together into one row; undefined while each is a row of its own. */
  readonly group: GroupNode | undefined;
  /** Each row once, or one row for each combination of the values of these fields; undefined for all rows. */
  readonly distinct: readonly string[] | undefined;
  /** Other queries whose rows are brought together with these, one after the other. */
  readonly combined: readonly CombinedNode[];
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

/** `values('blog__name').annotate({ n: Count('*') })`: one row for each combination of the values. */
export interface GroupNode {
  /** What the rows are told apart by: fields, or annotations of the documents. */
  readonly keys: readonly string[];
  /** How many of the annotations are of the documents; the others are of the groups. */
  readonly documentAnnotations: number;
}

/** `union`, `intersection` or `difference` with another query of the same rows. */
export interface CombinedNode {
  readonly operation: 'union' | 'unionAll' | 'intersection' | 'difference';
  readonly source: QuerySource;
}

/** A computed value, as the caller wrote it: names are resolved and values encoded by the compiler. */
export type ExpressionNode =
  | FieldNode
  | OuterNode
  | ValueNode
  | CallNode
  | CaseNode
  | ConditionValueNode
  | AggregateNode
  | WindowNode
  | SubqueryNode
  | OperatorNode
  | VariableNode
  | ListNode
  | RecordNode;

/** `F('blog__name')`: the value of a field, or of an annotation. */
export interface FieldNode {
  readonly kind: 'field';
  readonly path: string;
}

/** `OuterRef('blog__name')`: the same, of the query that this one is a part of. */
export interface OuterNode {
  readonly kind: 'outer';
  readonly path: string;
  /** Of how many queries further out: 1 is the one around this one. */
  readonly levels: number;
}

/** `Value('x')`: data, whatever it looks like. */
export interface ValueNode {
  readonly kind: 'value';
  readonly value: unknown;
}

/** `Upper('headline')`: a function of the library, by its name in the table. */
export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly ExpressionNode[];
  /** What the function is told besides: `{ tzinfo: 'Europe/Paris' }`. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** `Case(When(Q(…), 1), { default: 0 })`: the value of the first condition that holds. */
export interface CaseNode {
  readonly kind: 'case';
  readonly cases: readonly { readonly when: ConditionNode; readonly value: ExpressionNode }[];
  readonly otherwise: ExpressionNode;
}

/** A condition as a value, true or false. */
export interface ConditionValueNode {
  readonly kind: 'condition';
  readonly condition: ConditionNode;
}

/** `Count('authors')`: a value of many, by the aggregate's name in the table. */
export interface AggregateNode {
  readonly kind: 'aggregate';
  readonly name: string;
  /** `'*'` is the documents themselves. */
  readonly of: ExpressionNode | '*';
  /** What is counted in; everything unless given. */
  readonly filter: ConditionNode | undefined;
  /** Each value once. */
  readonly distinct: boolean;
  /** In which order the values are met, where that matters; the model's own unless given. */
  readonly orderBy: readonly OrderNode[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** `Window(Rank(), { partitionBy: ['blog__name'], orderBy: ['-rating'] })`: a value among the rows around this one. */
export interface WindowNode {
  readonly kind: 'window';
  readonly of: ExpressionNode;
  readonly partitionBy: readonly ExpressionNode[];
  readonly orderBy: readonly OrderNode[];
  readonly frame: FrameNode | undefined;
}

/** The rows that a window looks at, counted from this one or by the distance of the value that they are ordered by. */
export interface FrameNode {
  readonly unit: 'documents' | 'range';
  readonly from: number | 'unbounded' | 'current';
  readonly to: number | 'unbounded' | 'current';
}

/** Another query as a value: its first row's (`Subquery`), all of them (`in`), or whether there is one (`Exists`). */
export interface SubqueryNode {
  readonly kind: 'subquery';
  readonly gives: 'first' | 'all' | 'any';
  readonly source: QuerySource;
}

/** A query with what it is asked of. */
export interface QuerySource {
  readonly query: QueryNode;
  /** The class of the model that is queried. */
  readonly model: object;
  /** What tells its database from others; it throws where there is none. */
  readonly database: () => unknown;
}

/** `Expr('$dateDiff', { … })`: an operator of the server. */
export interface OperatorNode {
  readonly kind: 'operator';
  readonly operator: string;
  readonly argument: ExpressionNode;
  /** The field that says how the result is read and compared; any value unless given. */
  readonly output: object | undefined;
}

/** A variable of the server's, of one of its operators or its own: `NOW`, `this.name`. */
export interface VariableNode {
  readonly kind: 'variable';
  readonly name: string;
}

/** Several arguments of an operator, or an array. */
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly ExpressionNode[];
}

/** Arguments of an operator by name, or an object. */
export interface RecordNode {
  readonly kind: 'record';
  readonly entries: readonly (readonly [name: string, value: ExpressionNode])[];
}

/** A value of each row under a name of its own. */
export interface AnnotationNode {
  readonly name: string;
  readonly expression: ExpressionNode;
  /** Whether it comes with the rows (`annotate`) or can only be referred to (`alias`). */
  readonly isOutput: boolean;
}
