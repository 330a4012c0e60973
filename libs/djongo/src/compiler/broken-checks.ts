import type { ComparisonNode, ConditionNode } from '../ast/index.js';
import type { ModelMeta } from '../meta/index.js';
import { pathOf } from './array-steps.js';
import { compileMatch } from './match.js';
import {
  allHold,
  anyHolds,
  compares,
  type Holds,
  meetsFilter,
  negated,
  storedAt,
  type StoredPart,
} from './meets-filter.js';
import { modelScope } from './query-scope.js';
import { resolveCondition } from './resolve.js';
import { resolveFieldPath, resolvePath } from './resolve-path.js';

/**
 * The names of the model's checks that a document surely breaks. What cannot be told without the server (arrays, patterns,
 * most expressions, texts under a collation, fields that are not known) is left to the server.
 */
export function brokenChecks(meta: ModelMeta, part: StoredPart): readonly string[] {
  return meta.checks
    .filter(({ options }) => meetsNode(meta, options.check.node, part) === false)
    .map(({ options }) => options.name);
}

function meetsNode(meta: ModelMeta, node: ConditionNode, part: StoredPart): Holds {
  switch (node.kind) {
    case 'and':
      return allHold(node.children.map((child) => meetsNode(meta, child, part)));
    case 'or':
      return anyHolds(node.children.map((child) => meetsNode(meta, child, part)));
    case 'not':
      return negated(meetsNode(meta, node.child, part));
    case 'lookup':
      if (meta.collectionOptions.collation !== undefined) return undefined;
      return meetsFilter(compileMatch(resolveCondition(modelScope(meta), node)), part);
    case 'comparison':
      return meetsComparison(meta, node, part);
    case 'expression':
      return undefined;
  }
}

/** `end__gte: F('start')` */
function meetsComparison(meta: ModelMeta, { key, with: other }: ComparisonNode, part: StoredPart): Holds {
  if (Array.isArray(other) || !('kind' in other) || other.kind !== 'field') return undefined;
  if (meta.collectionOptions.collation !== undefined) return undefined;
  const scope = modelScope(meta);
  const left = resolvePath(scope, key);
  const right = resolveFieldPath(scope, other.path);
  if (left.transform !== undefined || right.transform !== undefined) return undefined;
  const [a, b] = [left, right].map(({ steps }) => storedAt(pathOf(steps), part));
  return a === undefined || b === undefined ? undefined : compares(left.lookup, a.value, b.value);
}
