import type { OrderNode, QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import type { ModelMeta } from '../meta/index.js';
import { annotationStages, groupAnnotationStages, neededFor, setStage } from './annotate.js';
import { combinedStages, type OperandPipeline } from './combine.js';
import { distinctFields, distinctRows } from './distinct.js';
import type { GroupPlan } from './group.js';
import { namesIn } from './names-in.js';
import { documentOrder, rowOrder } from './order.js';
import { type PlannedAnnotation, planQuery, type QueryPlan } from './query-scope.js';
import type { Scope } from './scope.js';
import { computedColumns, sortDocument, type SortKey } from './sort-keys.js';
import type { Stage, Stages } from './stage.js';
import { filterOf, partsOfWhere } from './where.js';

/**
 * The stages that make a query's rows, in the order in which an index can serve them: conditions on what is stored, then what
 * other conditions, groups and the order need, and the rest only for the rows that are left.
 *
 * `outputs` are the annotations that somebody looks at.
 */
export function rowStages(
  meta: ModelMeta,
  query: QueryNode,
  outputs: ReadonlySet<string>,
  operand: OperandPipeline,
): Stages {
  if (query.combined.length > 0) return sorted(meta, query, combinedStages(meta, query, operand));
  const plan = planQuery(meta, query);
  const documents = documentStages(plan, query, outputs);
  if (plan.groups !== undefined) {
    const groups = groupStages(plan.groups, plan, query);
    const rows = { stages: [...documents.stages, ...groups], temporary: [], scope: plan.rows, areDocuments: false };
    return sorted(meta, query, query.distinct === undefined ? rows : distinctRows(rows, query));
  }
  const rows = { stages: documents.stages, temporary: documents.temporary, scope: plan.rows, areDocuments: true };
  if (query.distinct !== undefined && query.projection.kind === 'values' && query.distinct.length === 0) {
    return sorted(meta, query, distinctRows(rows, query));
  }
  const ordered = sorted(meta, query, rows);
  const late = documents.late.filter(({ name, isOutput }) => isOutput && outputs.has(name));
  const needed = neededFor(documents.late, new Set(late.map(({ name }) => name)));
  return {
    ...ordered,
    stages: [...ordered.stages, ...inScope(plan.documents, annotationStages(needed))],
    temporary: [...ordered.temporary, ...hidden(needed)],
  };
}

interface DocumentStages {
  readonly stages: readonly Stage[];
  readonly temporary: readonly string[];
  /** The annotations that nothing of this needs. */
  readonly late: readonly PlannedAnnotation[];
}

function documentStages(plan: QueryPlan, query: QueryNode, outputs: ReadonlySet<string>): DocumentStages {
  const { documents, annotations } = plan;
  const { stored, computed } = partsOfWhere(plan, query.where);
  const before = neededFor(annotations, namesIn(...computed));
  const around = annotations
    .filter(({ name, looksAround }) => looksAround && outputs.has(name))
    .map(({ name }) => name);
  const early = neededFor(annotations, new Set([...neededLater(query), ...around, ...names(before)]));
  const between = early.filter((annotation) => !before.includes(annotation));
  const [near, far] = [between.filter((one) => !one.looksAround), between.filter((one) => one.looksAround)];
  return {
    stages: [
      ...matchStage(documents, filterOf(documents, stored)),
      ...inScope(documents, annotationStages(before)),
      ...matchStage(documents, filterOf(documents, computed)),
      ...inScope(documents, annotationStages(near)),
      ...inScope(documents, annotationStages(far)),
    ],
    temporary: hidden(early),
    late: annotations.filter((annotation) => !early.includes(annotation)),
  };
}

/** The names that groups, `distinct` and the order need. */
function neededLater(query: QueryNode): ReadonlySet<string> {
  const { group, annotations, distinct, projection } = query;
  const keys = [
    ...(group?.keys ?? []),
    ...(distinct ?? []),
    ...(distinct !== undefined && projection.kind === 'values' ? projection.fields : []),
  ];
  const ofGroups = group === undefined ? [] : annotations.slice(group.documentAnnotations);
  const orders = (query.orderBy ?? []).map(({ by }: OrderNode) => by);
  return new Set([
    ...keys.map((key) => key.split('__')[0] ?? key),
    ...namesIn(...orders, ...ofGroups.map(({ expression }) => expression)),
  ]);
}

function groupStages(groups: GroupPlan, plan: QueryPlan, query: QueryNode): readonly Stage[] {
  const id = groups.keys.map(({ name, value }) => [name, { $ifNull: [value.expr, null] }]);
  const group = { $group: { _id: id.length === 0 ? null : Object.fromEntries(id), ...groups.accumulators } };
  const having = filterOf(plan.rows, partsOfWhere(plan, query.where).groups);
  return [
    ...inScope(plan.documents, [...setStage(groups.computed), group]),
    ...inScope(plan.rows, groupAnnotationStages(groups.annotations)),
    ...matchStage(plan.rows, having),
  ];
}

/** Sorts, skips and limits. */
function sorted(meta: ModelMeta, query: QueryNode, rows: Stages): Stages {
  const { scope, areDocuments } = rows;
  const keys = areDocuments ? documentOrder(meta, query, scope) : rowOrder(query, scope, rowColumns(scope));
  if (areDocuments && query.distinct !== undefined && query.distinct.length > 0) {
    return limited(query, distinctFields(rows, query.distinct, keys));
  }
  return limited(query, {
    ...rows,
    stages: [...rows.stages, ...inScope(scope, sortStages(keys))],
    temporary: [...rows.temporary, ...Object.keys(computedColumns(keys))],
  });
}

function limited({ skip, limit }: QueryNode, rows: Stages): Stages {
  const stages = [...(skip > 0 ? [{ $skip: skip }] : []), ...(limit === undefined ? [] : [{ $limit: limit }])];
  return { ...rows, stages: [...rows.stages, ...inScope(rows.scope, stages)] };
}

function sortStages(keys: readonly SortKey[]): readonly Document[] {
  return keys.length === 0 ? [] : [...setStage(computedColumns(keys)), { $sort: sortDocument(keys) }];
}

/** The columns of rows that are no documents. */
function rowColumns(scope: Scope): readonly string[] {
  return scope.names().flatMap((name) => scope.start(name.split('__'))?.step.column ?? []);
}

function matchStage(scope: Scope, filter: Document): readonly Stage[] {
  return Object.keys(filter).length === 0 ? [] : inScope(scope, [{ $match: filter }]);
}

function inScope(scope: Scope, documents: readonly Document[]): readonly Stage[] {
  return documents.map((document) => ({ document, scope }));
}

/** What is set on the way but is no part of a row. */
function hidden(annotations: readonly PlannedAnnotation[]): readonly string[] {
  return annotations.flatMap(({ column, isOutput, windows }) => [
    ...(isOutput ? [] : [column]),
    ...windows.flatMap(({ columns }) => columns),
  ]);
}

function names(annotations: readonly PlannedAnnotation[]): readonly string[] {
  return annotations.map(({ name }) => name);
}
