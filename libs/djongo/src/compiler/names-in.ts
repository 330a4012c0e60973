import type { ConditionNode, ExpressionNode, QueryNode } from '../ast/index.js';
import { childrenOf } from './children-of.js';

/** The names with which the paths of conditions and expressions begin: of fields, or of annotations. */
export function namesIn(...nodes: readonly (ConditionNode | ExpressionNode)[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of nodes) visit(node, 0, names);
  return names;
}

/** The same without what is named inside of aggregates. */
export function namesOutside(node: ExpressionNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(node, 0, names, true);
  return names;
}

/** `depth` is that of the query a node stands in: inside of a subquery only what reaches out to this one counts. */
function visit(node: ConditionNode | ExpressionNode, depth: number, names: Set<string>, isOutside = false): void {
  switch (node.kind) {
    case 'aggregate':
      if (isOutside) return;
      break;
    case 'lookup':
    case 'comparison':
      if (depth === 0) names.add(headOf(node.key));
      break;
    case 'field':
      if (depth === 0) names.add(headOf(node.path));
      break;
    case 'outer':
      if (depth === node.levels) names.add(headOf(node.path));
      break;
    case 'subquery':
      return visitQuery(node.source.query, depth + 1, names);
  }
  for (const child of childrenOf(node)) visit(child, depth, names, isOutside);
}

function visitQuery(
  { where, annotations, orderBy = [], combined }: QueryNode,
  depth: number,
  names: Set<string>,
): void {
  for (const node of where) visit(node, depth, names);
  for (const { expression } of annotations) visit(expression, depth, names);
  for (const { by } of orderBy) visit(by, depth, names);
  for (const { source } of combined) visitQuery(source.query, depth, names);
}

function headOf(path: string): string {
  const end = path.indexOf('__');
  return end === -1 ? path : path.slice(0, end);
}
