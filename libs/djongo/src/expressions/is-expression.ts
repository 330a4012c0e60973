import type { ExpressionNode, QuerySource } from '../ast/index.js';

/** Marks the class of expressions: a symbol that no request body can carry. */
export const EXPRESSION = Symbol('djongo.expression');

/** Whether a value was made by `F`, `Value` or a function, whatever the object looks like. */
export function isExpression(value: unknown): value is { readonly node: ExpressionNode } {
  return typeof value === 'object' && value !== null && EXPRESSION in value;
}

/** Marks what can stand as a query within another: a queryset, which gives itself under this symbol. */
export const QUERY = Symbol('djongo.query');

/** The query that a value is, if it is one. */
export function queryOf(value: unknown): QuerySource | undefined {
  if (typeof value !== 'object' || value === null || !(QUERY in value)) return undefined;
  // Only the class of querysets has the symbol.
  return value[QUERY] as QuerySource;
}
