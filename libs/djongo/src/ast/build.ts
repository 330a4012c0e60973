import type { AndNode, ConditionNode, LookupNode, NotNode, OrderNode, OrNode, QueryNode } from './nodes.js';

/** The query for every document of a collection. */
export const ALL: QueryNode = Object.freeze<QueryNode>({
  where: [],
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

export function lookup(key: string, value: unknown): LookupNode {
  return Object.freeze({ kind: 'lookup', key, value });
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
  return Object.freeze({ path: key.replace(/^-/, ''), direction: key.startsWith('-') ? -1 : 1 });
}
