import type { AnnotationNode, QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { NotSupportedError } from '../errors/index.js';
import { AGGREGATES } from '../expressions/index.js';
import { type ModelMeta, stepTo } from '../meta/index.js';
import { groupAnnotationStages, setStage } from './annotate.js';
import { readOptions } from './command-options.js';
import type { AggregateCommand } from './commands.js';
import type { GroupPlan } from './group.js';
import { hasWindow } from './node-traits.js';
import { refuseOuter } from './link.js';
import { namesIn } from './names-in.js';
import { isSlice } from './order.js';
import { compilePipeline, outputsOf } from './pipeline.js';
import { groupsOf } from './query-scope.js';
import type { RowColumn } from './read.js';
import type { Stages } from './stage.js';

/** The command of `aggregate()`, and how its one row is read. */
export interface Summary {
  readonly command: AggregateCommand;
  readonly columns: readonly RowColumn[];
  /** The row where there is nothing to aggregate; undefined where the server has to compute even that. */
  readonly ofNothing: Readonly<Record<string, unknown>> | undefined;
}

/** The command that brings all rows of a query together in one: `aggregate({ n: Count('*') })`. */
export function compileSummary(meta: ModelMeta, query: QueryNode, nodes: readonly AnnotationNode[]): Summary {
  if (nodes.some(({ expression }) => hasWindow(expression))) {
    throw new NotSupportedError(`${meta.name}: aggregate() gives one row, which has no Window() of others.`);
  }
  const isWhole = nodes.every(({ expression }) => expression.kind === 'aggregate');
  let columns: readonly RowColumn[] = [];
  const names = new Set([...namesIn(...nodes.map(({ expression }) => expression)), ...distinctNames(query)]);
  const pipeline = compilePipeline(meta, { ...query, unordered: !isSlice(query) }, names, (rows: Stages) => {
    const groups = groupsOf(rows.scope, [], nodes);
    columns = groups.annotations.map(({ name, field }) => ({
      key: name,
      steps: [stepTo(name, field)],
    }));
    return summaryStages(groups, isWhole);
  });
  return {
    command: { aggregate: meta.collection, pipeline: refuseOuter(pipeline), cursor: {}, ...readOptions(query) },
    columns,
    ofNothing: isWhole
      ? Object.fromEntries(nodes.map(({ name, expression }) => [name, ofNothing(expression)]))
      : undefined,
  };
}

function distinctNames(query: QueryNode): ReadonlySet<string> {
  return query.distinct === undefined ? new Set() : outputsOf(query);
}

function summaryStages(groups: GroupPlan, isWhole: boolean): readonly Document[] {
  const group = { $group: { _id: null, ...groups.accumulators } };
  return [
    ...setStage(groups.computed),
    ...(isWhole ? [group] : evenOfNothing(group, groups.accumulators)),
    ...groupAnnotationStages(groups.annotations),
    { $project: { _id: 0, ...Object.fromEntries(groups.annotations.map(({ name }) => [name, 1])) } },
  ];
}

/** Where more is computed of aggregates, it has to be computed of those of nothing as well: the server groups no documents into none. */
function evenOfNothing(group: Document, accumulators: Document): readonly Document[] {
  const empty = Object.entries(accumulators).map(([column, accumulator]) => [column, emptyValue(accumulator)]);
  return [
    { $facet: { groups: [group] } },
    { $replaceWith: { $ifNull: [{ $first: '$groups' }, Object.fromEntries(empty)] } },
  ];
}

function emptyValue(accumulator: unknown): unknown {
  const [operator] = Object.keys(Object(accumulator));
  if (operator === '$sum') return 0;
  return operator === '$push' || operator === '$addToSet' ? [] : null;
}

function ofNothing(expression: AnnotationNode['expression']): unknown {
  return expression.kind === 'aggregate' ? (AGGREGATES.get(expression.name)?.ofNothing ?? null) : null;
}
