import { and, type ConditionNode, type ExpressionNode } from '../ast/index.js';
import { childrenOf } from './children-of.js';
import type { Scope } from './scope.js';

/**
 * The condition of one call in two: what can be asked of the stored documents, where indexes serve it, and the rest. Parts that may
 * have to be met by the same element of an array stay together; without a scope there are none.
 */
export function splitCondition(
  scope: Scope | undefined,
  node: ConditionNode,
  isComputed: (node: ConditionNode) => boolean,
): readonly ConditionNode[] {
  if (node.kind !== 'and') return [node];
  const children = flattened(node);
  const computed = children.filter(isComputed);
  if (computed.length === 0 || computed.length === children.length) return [node];
  if (scope !== undefined && computed.some((child) => mayShareElement(scope, child))) return [node];
  return [and(children.filter((child) => !computed.includes(child))), and(computed)];
}

function flattened(node: ConditionNode): readonly ConditionNode[] {
  return node.kind === 'and' ? node.children.flatMap(flattened) : [node];
}

/** Whether a part asks of what may be, or lie in, an array. */
function mayShareElement(scope: Scope, node: ConditionNode | ExpressionNode): boolean {
  if (node.kind === 'lookup' || node.kind === 'comparison') {
    const { family } = scope.start(node.key.split('__'))?.step.field ?? {};
    return family === 'array' || family === 'container' || family === 'json';
  }
  return 'condition' in node || isConnector(node)
    ? childrenOf(node).some((child) => mayShareElement(scope, child))
    : false;
}

function isConnector({ kind }: ConditionNode | ExpressionNode): boolean {
  return kind === 'and' || kind === 'or' || kind === 'not';
}
