import type { AnnotationNode, QueryNode, QuerySource } from '../ast/index.js';
import { FieldError } from '../errors/index.js';
import type { CompiledArgument } from '../expressions/index.js';
import { firstStep, type ModelMeta, type PathStep, stepTo } from '../meta/index.js';
import { aggregateInDocument } from './aggregate-in-document.js';
import { annotationColumn } from './annotation-column.js';
import { compileExpression, type ExpressionContext } from './expression.js';
import { firstOperand } from './first-operand.js';
import { type GroupKey, type GroupPlan, planGroups } from './group.js';
import { namesIn } from './names-in.js';
import { pathValue } from './path-value.js';
import { metaOfSource, valueName } from './query-source.js';
import { resolveFieldPath } from './resolve-path.js';
import type { PathStart, Scope } from './scope.js';
import { type WindowPlan, windowsOf } from './window.js';

/** An annotation of documents, compiled. */
export interface PlannedAnnotation {
  readonly name: string;
  readonly column: string;
  readonly isOutput: boolean;
  readonly value: CompiledArgument;
  /** The windows whose values it is made of. */
  readonly windows: readonly WindowPlan[];
  /** Whether it, or what it is made of, looks at other documents than its own. */
  readonly looksAround: boolean;
  /** What it is made of: fields, and other annotations. */
  readonly names: ReadonlySet<string>;
}

/** What a query computes: of each document, and of groups of them. */
export interface QueryPlan {
  /** What may be named in conditions on the documents. */
  readonly documents: Scope;
  readonly annotations: readonly PlannedAnnotation[];
  readonly groups: GroupPlan | undefined;
  /** What may be named in the order, and by further calls. */
  readonly rows: Scope;
}

/** The plan of a query. It depends on the annotations and the groups only, and is kept as long as they are. */
export function planQuery(meta: ModelMeta, query: QueryNode): QueryPlan {
  if (query.annotations.length === 0 && query.group === undefined) return plainPlan(meta);
  const known = plans.get(query.annotations);
  if (known?.meta === meta && known.group === query.group) return known.plan;
  const plan = makePlan(meta, query);
  plans.set(query.annotations, { meta, group: query.group, plan });
  return plan;
}

/** The fields of a model and nothing else. One object for each model, so that what was resolved in it can be kept. */
export function modelScope(meta: ModelMeta): Scope {
  return plainPlan(meta).documents;
}

const plans = new WeakMap<
  readonly AnnotationNode[],
  { readonly meta: ModelMeta; readonly group: QueryNode['group']; readonly plan: QueryPlan }
>();
const plainPlans = new WeakMap<ModelMeta, QueryPlan>();

function plainPlan(meta: ModelMeta): QueryPlan {
  let plan = plainPlans.get(meta);
  if (plan === undefined) {
    const scope = makeScope(
      meta,
      ([name = '']) => startAt(firstStep(meta, name)),
      () => ['pk', ...meta.fields.keys()],
    );
    plan = Object.freeze<QueryPlan>({ documents: scope, annotations: [], groups: undefined, rows: scope });
    plainPlans.set(meta, plan);
  }
  return plan;
}

function makePlan(meta: ModelMeta, { annotations, group }: QueryNode): QueryPlan {
  const ofDocuments = group === undefined ? annotations : annotations.slice(0, group.documentAnnotations);
  let scope = modelScope(meta);
  const planned: PlannedAnnotation[] = [];
  for (const node of ofDocuments) {
    const annotation = planAnnotation(scope, node, planned);
    planned.push(annotation);
    scope = extended(scope, annotation.name, stepTo(annotation.column, annotation.value.field));
  }
  const documents = scope;
  if (group === undefined)
    return Object.freeze({ documents, annotations: planned, groups: undefined, rows: documents });
  const groups = groupsOf(documents, group.keys, annotations.slice(group.documentAnnotations));
  return Object.freeze({ documents, annotations: planned, groups, rows: groups.scope });
}

/** Groups of what a scope is of, told apart by keys and with values that are made of them. */
export function groupsOf(scope: Scope, keys: readonly string[], annotations: readonly AnnotationNode[]): GroupPlan {
  return planGroups(scope, keys, annotations, {
    ofKeys: (made) => keyScope(scope.meta, made),
    extend: (inner, name, value) => extended(inner, name, stepTo(name, value.field)),
  });
}

function planAnnotation(
  scope: Scope,
  { name, expression, isOutput }: AnnotationNode,
  before: readonly PlannedAnnotation[],
): PlannedAnnotation {
  const column = annotationColumn(scope.meta, name);
  const { windows, window } = windowsOf(scope, expression, column);
  const context: ExpressionContext = { scope, aggregate: (node) => aggregateInDocument(scope, node), window };
  const value = compileExpression(expression, context);
  const names = namesIn(expression);
  const looksAround = windows.length > 0 || before.some((other) => other.looksAround && names.has(other.name));
  return Object.freeze({ name, column, isOutput, value, windows, looksAround, names });
}

/** The scope of rows that have just some keys. One is named as a whole, `blog__name`. */
export function keyScope(meta: ModelMeta, keys: readonly GroupKey[]): Scope {
  const starts = new Map(
    keys.map(({ name, column, value }) => [
      name,
      { step: stepTo(column, value.field), length: name.split('__').length },
    ]),
  );
  const start = (names: readonly string[]): PathStart | undefined => {
    for (let length = names.length; length > 0; length -= 1) {
      const found = starts.get(names.slice(0, length).join('__'));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return makeScope(meta, start, () => [...starts.keys()], 'in its rows');
}

/** A scope with one more name. */
function extended(scope: Scope, name: string, step: PathStep): Scope {
  const start = Object.freeze({ step, length: 1 });
  return makeScope(
    scope.meta,
    (names) => (names[0] === name ? start : scope.start(names)),
    () => [...scope.names(), name],
    scope.place,
  );
}

function makeScope(meta: ModelMeta, start: Scope['start'], names: Scope['names'], place?: string): Scope {
  const scope: Scope = Object.freeze<Scope>({
    meta,
    name: meta.name,
    place,
    start,
    names,
    compile: (node) => compileExpression(node, { scope }),
    fieldOfRows,
  });
  return scope;
}

function fieldOfRows(source: QuerySource): CompiledArgument['field'] {
  const { query } = source;
  const meta = metaOfSource(source);
  const name = valueName(query);
  if (name === undefined) {
    throw new FieldError(`${meta.name}: a query within another gives one value for each row; name it with values().`);
  }
  const { rows } = planQuery(meta, firstOperand(query));
  return pathValue(resolveFieldPath(rows, name)).field;
}

function startAt(step: PathStep | undefined): PathStart | undefined {
  return step && { step, length: 1 };
}
