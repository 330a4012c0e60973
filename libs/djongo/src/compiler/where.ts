import type { ConditionNode, QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { NotSupportedError } from '../errors/index.js';
import type { ModelMeta } from '../meta/index.js';
import { hasSubquery } from './has-subquery.js';
import { compileMatch } from './match.js';
import { mergeConditions } from './merge-conditions.js';
import { namesIn } from './names-in.js';
import { planQuery, type QueryPlan } from './query-scope.js';
import { resolveCondition } from './resolve.js';
import type { Resolved } from './resolved.js';
import type { Scope } from './scope.js';

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
  const ofGroups = new Set(plan.groups?.annotations.map(({ name }) => name));
  const annotated = new Set(plan.annotations.map(({ name }) => name));
  const parts = { stored: [] as ConditionNode[], computed: [] as ConditionNode[], groups: [] as ConditionNode[] };
  for (const node of where) {
    const names = [...namesIn(node)];
    if (names.some((name) => ofGroups.has(name))) parts.groups.push(node);
    else if (hasSubquery(node) || names.some((name) => annotated.has(name))) parts.computed.push(node);
    else parts.stored.push(node);
  }
  return parts;
}

/** Resolves a condition where it will be asked. Throws `FieldError` for what is wrong, and for windows `NotSupportedError`. */
export function resolveWhere(meta: ModelMeta, query: QueryNode, node: ConditionNode): Resolved {
  const plan = planQuery(meta, query);
  const names = namesIn(node);
  const windowed = plan.annotations.find(({ name, looksAround }) => looksAround && names.has(name));
  const inGroups = plan.groups?.annotations.find(({ name, windows }) => windows.length > 0 && names.has(name));
  const window = windowed ?? inGroups;
  if (window !== undefined) {
    throw new NotSupportedError(
      `${meta.name}: '${window.name}' is made of a Window(), which is computed after the conditions; filter the rows instead.`,
    );
  }
  return resolveCondition(scopeOfWhere(plan, node), node);
}

/** The filter document of conditions, each of which may be met by other elements of an array. */
export function filterOf(scope: Scope, where: readonly ConditionNode[]): Document {
  return mergeConditions(where.map((node) => compileMatch(resolveCondition(scope, node))));
}

function scopeOfWhere(plan: QueryPlan, node: ConditionNode): Scope {
  return partsOfWhere(plan, [node]).groups.length > 0 ? plan.rows : plan.documents;
}
