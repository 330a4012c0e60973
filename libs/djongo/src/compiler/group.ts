import type { AggregateNode, AnnotationNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { FieldError } from '../errors/index.js';
import type { CompiledArgument } from '../expressions/index.js';
import type { Field } from '../fields/index.js';
import type { Expression } from '../lookups/index.js';
import { aggregateInGroup } from './aggregate-in-group.js';
import { compileExpression } from './expression.js';
import { namesOutside } from './names-in.js';
import { pathValue } from './path-value.js';
import { resolveFieldPath } from './resolve-path.js';
import type { Scope } from './scope.js';
import { type WindowPlan, windowsOf } from './window.js';

/** What a group is told from others by. */
export interface GroupKey {
  readonly name: string;
  /** Where it stands in the documents of groups: `_id.blog__name`. */
  readonly column: string;
  readonly value: CompiledArgument;
}

/** A value of a group. */
export interface GroupAnnotation {
  readonly name: string;
  readonly isOutput: boolean;
  readonly field: Field;
  /** What it is set to once the documents are grouped; undefined where the server collects just that. */
  readonly computed: Expression;
  readonly windows: readonly WindowPlan[];
  /** What of the group it is made of, besides aggregates. */
  readonly names: ReadonlySet<string>;
}

/** How documents are brought together in groups. */
export interface GroupPlan {
  readonly keys: readonly GroupKey[];
  /** What has to be set on the documents before. */
  readonly computed: Document;
  readonly accumulators: Document;
  readonly annotations: readonly GroupAnnotation[];
  /** What may be named of a group. */
  readonly scope: Scope;
}

/** How scopes are made: of keys, with one name more, and one that tells what was named. */
export interface ScopeMaker {
  ofKeys(keys: readonly GroupKey[]): Scope;
  extend(scope: Scope, column: string, value: CompiledArgument): Scope;
}

/** Plans the groups of documents in a scope. */
export function planGroups(
  documents: Scope,
  keyNames: readonly string[],
  nodes: readonly AnnotationNode[],
  scopes: ScopeMaker,
): GroupPlan {
  const keys = keyNames.map((name): GroupKey => {
    const value = pathValue(resolveFieldPath(documents, name));
    return Object.freeze({ name, column: `_id.${name}`, value });
  });
  const computed: Document = {};
  const accumulators: Document = {};
  const annotations: GroupAnnotation[] = [];
  let scope = scopes.ofKeys(keys);
  for (const node of nodes) {
    const { annotation, value } = planAnnotation(documents, scope, node, { computed, accumulators });
    annotations.push(annotation);
    scope = scopes.extend(scope, annotation.name, value);
  }
  return Object.freeze({ keys, computed, accumulators, annotations, scope });
}

/** What is collected on the way. */
type Collected = Pick<GroupPlan, 'computed' | 'accumulators'>;

function planAnnotation(
  documents: Scope,
  scope: Scope,
  { name, expression, isOutput }: AnnotationNode,
  collected: Collected,
): { readonly annotation: GroupAnnotation; readonly value: CompiledArgument } {
  const { windows, window } = windowsOf(scope, expression, name);
  const isAlone = expression.kind === 'aggregate';
  const value = compileExpression(expression, {
    scope,
    aggregate: (node) => collect(documents, scope, node, name, isAlone, collected),
    window,
  });
  const isThere = value.expr === `$${name}`;
  const annotation = {
    name,
    isOutput,
    field: value.field,
    computed: isThere ? undefined : value.expr,
    windows,
    names: namesOutside(expression),
  };
  return { annotation, value };
}

/** An aggregate as the path to what is collected for it, which bears the annotation's name where it is just that. */
function collect(
  documents: Scope,
  groups: Scope,
  node: AggregateNode,
  name: string,
  isAlone: boolean,
  { computed, accumulators }: Collected,
): CompiledArgument {
  refuseNested(groups, node);
  const { computed: before, accumulation, field } = aggregateInGroup(documents, node, name);
  Object.assign(computed, before);
  const parts = Object.entries(accumulation.accumulators);
  const paths: Record<string, string> = {};
  for (const [part, accumulator] of parts) {
    const isWhole = isAlone && parts.length === 1 && accumulation.result({ [part]: '' }) === '';
    const column = isWhole ? name : freeColumn(accumulators, `${name}__${part}`);
    accumulators[column] = accumulator;
    paths[part] = `$${column}`;
  }
  return { expr: accumulation.result(paths), field };
}

function freeColumn(taken: Document, wanted: string): string {
  let column = wanted;
  while (Object.hasOwn(taken, column)) column = `${column}_`;
  return column;
}

/** What is an aggregate already has one value in each group: there is nothing to aggregate. */
function refuseNested(groups: Scope, { name, of }: AggregateNode): void {
  if (of === '*' || of.kind !== 'field') return;
  const start = groups.start(of.path.split('__'));
  if (start === undefined || start.step.column.startsWith('_id.')) return;
  throw new FieldError(
    `${groups.name}: ${name}('${of.path}') cannot be computed: '${of.path}' is an aggregate itself.`,
  );
}
