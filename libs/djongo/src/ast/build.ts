import type {
  AndNode,
  ComparisonNode,
  ConditionNode,
  ExpressionNode,
  FieldNode,
  LookupNode,
  NotNode,
  OrderNode,
  OrNode,
  QueryNode,
  ValueNode,
} from './nodes.js';

/** The query for every document of a collection. */
export const ALL: QueryNode = Object.freeze<QueryNode>({
  annotations: [],
  where: [],
  group: undefined,
  distinct: undefined,
  combined: [],
  orderBy: undefined,
  reversed: false,
  unordered: false,
  skip: 0,
  limit: undefined,
  projection: { kind: 'models' },
  options: {},
  everything: false,
  nothing: false,
});

export function lookup(key: string, given: unknown): LookupNode {
  return Object.freeze({ kind: 'lookup', key, value: given });
}

export function comparison(key: string, other: ExpressionNode | readonly ExpressionNode[]): ComparisonNode {
  return Object.freeze({ kind: 'comparison', key, with: other });
}

export function and(children: readonly ConditionNode[]): AndNode {
  return Object.freeze({ kind: 'and', children: Object.freeze([...children]) });
}

export function or(children: readonly ConditionNode[]): OrNode {
  return Object.freeze({ kind: 'or', children: Object.freeze([...children]) });
}

export function not(child: ConditionNode): NotNode {
  return Object.freeze({ kind: 'not', child });
}

/** `'-pub_date'` → descending by `pub_date`. */
export function order(key: string): OrderNode {
  return Object.freeze({ by: field(key.replace(/^-/, '')), direction: key.startsWith('-') ? -1 : 1 });
}

/** The value of a field, or of an annotation. */
export function field(path: string): FieldNode {
  return Object.freeze({ kind: 'field', path });
}

/** Data, whatever it looks like. */
export function value(data: unknown): ValueNode {
  return Object.freeze({ kind: 'value', value: data });
}
