import type { ConditionNode, ExpressionNode } from '../ast/index.js';
import { childrenOf } from './children-of.js';

/** Whether another query is a part of a condition or an expression. */
export function hasSubquery(node: ConditionNode | ExpressionNode): boolean {
  return node.kind === 'subquery' || childrenOf(node).some(hasSubquery);
}

/** Whether another query is a part of it, or one that it is itself a part of. */
export function reachesOut(node: ConditionNode | ExpressionNode): boolean {
  return node.kind === 'subquery' || node.kind === 'outer' || childrenOf(node).some(reachesOut);
}

/** Whether a window is a part of it. */
export function hasWindow(node: ConditionNode | ExpressionNode): boolean {
  return node.kind === 'window' || childrenOf(node).some(hasWindow);
}
