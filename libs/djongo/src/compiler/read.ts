import type { QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { pathValue } from './path-value.js';
import { type ModelMeta, type PathStep, stepTo } from '../meta/index.js';
import { batchOptions, readOptions } from './command-options.js';
import type { AggregateCommand, Pipeline, ReadCommand } from './commands.js';
import { compileFind } from './find.js';
import { firstOperand } from './first-operand.js';
import { refuseOuter } from './link.js';
import { compilePipeline, outputsOf, wholeDocuments } from './pipeline.js';
import { compileProjection } from './projection.js';
import { planQuery } from './query-scope.js';
import { resolveFieldPath } from './resolve-path.js';
import type { Stages } from './stage.js';

/** The command that reads a query's rows: a `find` where that is enough, else an `aggregate`. */
export function compileRead(meta: ModelMeta, query: QueryNode): ReadCommand {
  return compileFind(meta, query) ?? compileAggregate(meta, query);
}

/**
 * The command that counts a query's rows. `{ count: … }` would read the collection's metadata, which is not exact after an
 * unclean shutdown or under way of a migration between shards.
 */
export function compileCount(meta: ModelMeta, query: QueryNode): AggregateCommand {
  const unordered = { ...query, unordered: query.distinct === undefined };
  const pipeline = compilePipeline(meta, unordered, NONE, () => [{ $count: 'n' }]);
  return { aggregate: meta.collection, pipeline: refuseOuter(pipeline), cursor: {}, ...readOptions(query) };
}

const NONE: ReadonlySet<string> = new Set();

/** One value of a row: its key there, and where it lies in what the server sends. */
export interface RowColumn {
  readonly key: string;
  readonly steps: readonly PathStep[];
}

/** The values of a query's rows; of models only those that are no fields. */
export function rowColumns(meta: ModelMeta, query: QueryNode): readonly RowColumn[] {
  const { projection } = query;
  const plan = planQuery(meta, firstOperand(query));
  if (projection.kind === 'models') {
    return plan.annotations
      .filter(({ isOutput }) => isOutput)
      .map(({ name, column, value }) => ({ key: name, steps: [stepTo(column, value.field)] }));
  }
  const isDistinct = query.distinct !== undefined && query.distinct.length === 0;
  const areDocuments = plan.groups === undefined && !isDistinct && !isOfRows(query);
  return projection.fields.map((key) => {
    const path = resolveFieldPath(plan.rows, key);
    if (areDocuments) return { key, steps: path.steps };
    return { key, steps: [stepTo(key, pathValue(path).field)] };
  });
}

/** Whether rows, rather than documents, were brought together. */
function isOfRows({ combined }: QueryNode): boolean {
  return combined[0] !== undefined && firstOperand(combined[0].source.query).projection.kind === 'values';
}

function compileAggregate(meta: ModelMeta, query: QueryNode): AggregateCommand {
  const pipeline = compilePipeline(meta, query, outputsOf(query), (rows, unset) =>
    lastStages(meta, query, rows, unset),
  );
  return aggregateCommand(meta, query, refuseOuter(pipeline));
}

/** The command that reads what a caller's stages make of a query's documents. */
export function compileRaw(meta: ModelMeta, query: QueryNode, stages: Pipeline): AggregateCommand {
  const documents = compilePipeline(meta, query, outputsOf(query), wholeDocuments);
  return aggregateCommand(meta, query, [...refuseOuter(documents), ...stages]);
}

function aggregateCommand(meta: ModelMeta, query: QueryNode, pipeline: Pipeline): AggregateCommand {
  const { batchSize } = batchOptions(query);
  return {
    aggregate: meta.collection,
    pipeline,
    cursor: batchSize === undefined ? {} : { batchSize },
    ...readOptions(query),
  };
}

function lastStages(meta: ModelMeta, query: QueryNode, rows: Stages, unset: readonly string[]): readonly Document[] {
  const { projection } = query;
  if (projection.kind === 'models') {
    if (projection.only === undefined) return wholeDocuments(rows, unset);
    const names = rowColumns(meta, query).map(({ key }) => key);
    return [{ $project: compileProjection(rows.scope, [...projection.only, ...names]) }];
  }
  if (rows.areDocuments) return [{ $project: compileProjection(rows.scope, projection.fields) }];
  const values = projection.fields.map((name) => [name, rowValue(rows, name)]);
  return [{ $project: { _id: 0, ...Object.fromEntries(values) } }];
}

/** A value of rows under its name: it is there, or under another one. */
function rowValue({ scope }: Stages, name: string): unknown {
  const { expr } = pathValue(resolveFieldPath(scope, name));
  return expr === `$${name}` ? 1 : expr;
}
