import type { ConditionNode, QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { NotSupportedError } from '../errors/index.js';
import type { ModelMeta } from '../meta/index.js';
import { hasSubquery } from './node-traits.js';
import { compileMatch } from './match.js';
import { mergeConditions } from './merge-conditions.js';
import { namesIn } from './names-in.js';
import { planQuery, type QueryPlan } from './query-scope.js';
import { resolveCondition } from './resolve.js';
import type { Scope } from './scope.js';
import { splitCondition } from './split-condition.js';

/** The conditions of a query, by what they need to be asked of. */
export interface Where {
  /** The stored documents alone, which indexes serve. */
  readonly stored: readonly ConditionNode[];
  /** Other queries, or what was annotated. */
  readonly computed: readonly ConditionNode[];
  /** What was computed of groups. */
  readonly groups: readonly ConditionNode[];
}

/** Tells the conditions of a query apart. */
export function partsOfWhere(plan: QueryPlan, where: readonly ConditionNode[]): Where {
  const parts = { stored: [] as ConditionNode[], computed: [] as ConditionNode[], groups: [] as ConditionNode[] };
  for (const node of where) {
    for (const part of splitOf(plan, node)) parts[kindOf(plan, part)].push(part);
  }
  return parts;
}

/** Kept as long as the node, so that what is resolved of its parts is kept as well. */
function splitOf(plan: QueryPlan, node: ConditionNode): readonly ConditionNode[] {
  const known = splits.get(node);
  if (known?.plan === plan) return known.parts;
  const parts = split(plan, node);
  splits.set(node, { plan, parts });
  return parts;
}

function split(plan: QueryPlan, node: ConditionNode): readonly ConditionNode[] {
  switch (kindOf(plan, node)) {
    case 'stored':
      return [node];
    case 'computed':
      return splitCondition(plan.documents, node, (part) => kindOf(plan, part) !== 'stored');
    case 'groups': {
      // What is asked of groups is never asked of the same element as something else.
      const [first, ...others] = splitCondition(undefined, node, (part) => kindOf(plan, part) === 'groups');
      return first === undefined || others.length === 0 ? [node] : [...split(plan, first), ...others];
    }
  }
}

const splits = new WeakMap<ConditionNode, { readonly plan: QueryPlan; readonly parts: readonly ConditionNode[] }>();

function kindOf(plan: QueryPlan, node: ConditionNode): keyof Where {
  const names = namesIn(node);
  if (plan.groups?.annotations.some(({ name }) => names.has(name))) return 'groups';
  if (hasSubquery(node) || plan.annotations.some(({ name }) => names.has(name))) return 'computed';
  return 'stored';
}

/** Resolves a condition where it will be asked, since what is resolved is kept. Throws `FieldError` for what is wrong. */
export function checkWhere(meta: ModelMeta, query: QueryNode, node: ConditionNode): void {
  const plan = planQuery(meta, query);
  if (plan.annotations.length === 0 && plan.groups === undefined) {
    resolveCondition(plan.documents, node);
    return;
  }
  const names = namesIn(node);
  const windowed = plan.annotations.find(({ name, looksAround }) => looksAround && names.has(name));
  const inGroups = plan.groups?.annotations.find(({ name, windows }) => windows.length > 0 && names.has(name));
  const window = windowed ?? inGroups;
  if (window !== undefined) {
    throw new NotSupportedError(
      `${meta.name}: '${window.name}' is made of a Window(), which is computed after the conditions; filter the rows instead.`,
    );
  }
  for (const part of splitOf(plan, node)) {
    resolveCondition(kindOf(plan, part) === 'groups' ? plan.rows : plan.documents, part);
  }
}

/** The filter document of conditions, each of which may be met by other elements of an array. */
export function filterOf(scope: Scope, where: readonly ConditionNode[]): Document {
  return mergeConditions(where.map((node) => compileMatch(resolveCondition(scope, node))));
}
