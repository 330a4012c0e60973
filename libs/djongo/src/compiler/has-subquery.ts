import type { ConditionNode, ExpressionNode } from '../ast/index.js';
import { childrenOf } from './children-of.js';

/** Whether another query is a part of a condition or an expression. */
export function hasSubquery(node: ConditionNode | ExpressionNode): boolean {
  return node.kind === 'subquery' || childrenOf(node).some(hasSubquery);
}
