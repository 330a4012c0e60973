import type { CombinedNode, QueryNode, QuerySource } from '../ast/index.js';
import type { Document } from '../bson.js';
import type { ModelMeta } from '../meta/index.js';
import { firstOperand } from './first-operand.js';
import { pathValue } from './path-value.js';
import { keyScope, planQuery } from './query-scope.js';
import { metaOfSource } from './query-source.js';
import { resolveFieldPath } from './resolve-path.js';
import type { Stages } from './stage.js';

/** Compiles a query that is combined with others: to its documents, or to rows with the given keys in place of its own. */
export type OperandPipeline = (source: QuerySource, keys: readonly string[] | undefined) => readonly Document[];

/** `union`, `intersection` and `difference`: the rows of all queries one after the other, then each once, by where it was found. */
export function combinedStages(meta: ModelMeta, query: QueryNode, operand: OperandPipeline): Stages {
  const [first, ...others] = query.combined;
  if (first === undefined) throw new TypeError('A combined query has at least one.');
  const { projection } = first.source.query;
  const keys = projection.kind === 'values' ? projection.fields : undefined;
  const scope =
    keys === undefined ? planQuery(meta, firstOperand(first.source.query)).rows : rowScope(first.source, keys);
  const stages =
    operation(others) === 'unionAll' ? all(first, others, keys, operand) : once(first, others, keys, operand);
  return {
    stages: stages.map((document) => ({ document, scope })),
    temporary: [],
    scope,
    areDocuments: keys === undefined,
  };
}

function operation([next]: readonly CombinedNode[]): CombinedNode['operation'] {
  return next?.operation ?? 'unionAll';
}

function all(
  first: CombinedNode,
  others: readonly CombinedNode[],
  keys: readonly string[] | undefined,
  operand: OperandPipeline,
): readonly Document[] {
  return [...operand(first.source, keys), ...others.map((other) => unionWith(other, operand(other.source, keys)))];
}

/** Documents are the same by their key, rows by all they have. */
function once(
  first: CombinedNode,
  others: readonly CombinedNode[],
  keys: readonly string[] | undefined,
  operand: OperandPipeline,
): readonly Document[] {
  const isUnion = operation(others) === 'union';
  const tagged = ({ source }: CombinedNode, tag: number): readonly Document[] => {
    const pipeline = operand(source, keys);
    if (isUnion) return pipeline;
    return [...pipeline, { $replaceWith: { row: '$$ROOT', of: { $literal: tag } } }];
  };
  const row = isUnion ? '$$ROOT' : '$row';
  const by = keys === undefined ? `${isUnion ? '$' : '$row.'}_id` : row;
  return [
    ...tagged(first, 0),
    ...others.map((other, at) => unionWith(other, tagged(other, at + 1))),
    {
      $group: {
        _id: by,
        ...(keys === undefined && { row: { $first: row } }),
        ...(!isUnion && { of: { $addToSet: '$of' } }),
      },
    },
    ...(isUnion
      ? []
      : [{ $match: operation(others) === 'difference' ? { of: [0] } : { of: { $size: others.length + 1 } } }]),
    { $replaceWith: keys === undefined ? '$row' : '$_id' },
  ];
}

function unionWith({ source }: CombinedNode, pipeline: readonly Document[]): Document {
  return { $unionWith: { coll: metaOfSource(source).collection, pipeline } };
}

/** What may be named of combined rows: the keys of the first query's. */
function rowScope(source: QuerySource, keys: readonly string[]): Stages['scope'] {
  const meta = metaOfSource(source);
  const { rows } = planQuery(meta, firstOperand(source.query));
  return keyScope(
    meta,
    keys.map((name) => {
      const { field } = pathValue(resolveFieldPath(rows, name));
      return { name, column: name, value: { expr: `$${name}`, field } };
    }),
  );
}
