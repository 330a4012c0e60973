import type { QueryNode } from '../ast/index.js';

/** The query whose rows give the rows of a query their names: of several that are combined the first, else itself. */
export function firstOperand(query: QueryNode): QueryNode {
  const [first] = query.combined;
  return first === undefined ? query : firstOperand(first.source.query);
}
