import type { ConditionNode, ExpressionNode } from '../ast/index.js';

type Node = ConditionNode | ExpressionNode;

/** The conditions and expressions that a node is made of; what is within another query is none of them. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.children;
    case 'not':
      return [node.child];
    case 'comparison':
      return 'kind' in node.with ? [node.with] : node.with;
    case 'expression':
      return [node.expression];
    case 'condition':
      return [node.condition];
    case 'call':
      return node.args;
    case 'case':
      return [...node.cases.flatMap(({ when, value }) => [when, value]), node.otherwise];
    case 'aggregate':
      return [
        ...(node.of === '*' ? [] : [node.of]),
        ...(node.filter === undefined ? [] : [node.filter]),
        ...node.orderBy.map(({ by }) => by),
      ];
    case 'window':
      return [node.of, ...node.partitionBy, ...node.orderBy.map(({ by }) => by)];
    case 'operator':
      return [node.argument];
    case 'list':
      return node.items;
    case 'record':
      return node.entries.map(([, item]) => item);
    default:
      return [];
  }
}
