import type { QueryNode, QuerySource } from '../ast/index.js';
import type { Document } from '../bson.js';
import type { Pipeline } from './commands.js';
import type { Expression } from '../lookups/index.js';
import type { ModelMeta } from '../meta/index.js';
import { joinColumn } from './join-column.js';
import { link } from './link.js';
import { isSlice } from './order.js';
import { pathValue } from './path-value.js';
import { metaOfSource, valueName } from './query-source.js';
import type { SubqueryReference } from './references.js';
import { resolveFieldPath } from './resolve-path.js';
import type { Stages } from './stage.js';
import { rowStages } from './stages.js';

/** What comes after the rows: their last form. `unset` are columns that need not be sent where documents stay whole. */
export type LastStages = (rows: Stages, unset: readonly string[]) => readonly Document[];

/** The pipeline of a query. What it refers to further out, as a part of another query, stands in it still. */
export function compilePipeline(
  meta: ModelMeta,
  query: QueryNode,
  outputs: ReadonlySet<string>,
  last: LastStages,
): Pipeline {
  const isNothing = query.nothing || query.limit === 0;
  // The server takes no `$limit` of 0.
  const asked = isNothing ? { ...query, skip: 0, limit: undefined } : query;
  const rows = rowStages(meta, asked, outputs, operandPipeline);
  const { documents, temporary } = link(rows.stages, lookupOf);
  const rest = last(rows, [...rows.temporary, ...temporary]).map((document) => ({ document, scope: rows.scope }));
  return [...(isNothing ? [{ $match: { $expr: false } }] : []), ...documents, ...link(rest, lookupOf).documents];
}

/** The whole documents, without what only served to find and order them. */
export const wholeDocuments: LastStages = (_, unset) => (unset.length === 0 ? [] : [{ $unset: [...new Set(unset)] }]);

/** The names that a query's rows have. */
export function outputsOf({ projection, annotations }: QueryNode): ReadonlySet<string> {
  if (projection.kind === 'values') return new Set(projection.fields.map((path) => path.split('__')[0] ?? path));
  return new Set(annotations.filter(({ isOutput }) => isOutput).map(({ name }) => name));
}

function operandPipeline(source: QuerySource, keys: readonly string[] | undefined): Pipeline {
  const { query } = source;
  const { projection } = query;
  const meta = metaOfSource(source);
  return compilePipeline(meta, query, outputsOf(query), (rows, unset) => {
    if (keys === undefined || projection.kind !== 'values') return wholeDocuments(rows, unset);
    const values = projection.fields.map((name, at) => [keys[at] ?? name, { $ifNull: [valueOf(rows, name), null] }]);
    return [{ $project: { _id: 0, ...Object.fromEntries(values) } }];
  });
}

/** The `$lookup` of a query within another, without the place for what it finds. */
function lookupOf({ node, joinedBy }: SubqueryReference): Document {
  const { source, gives } = node;
  const meta = metaOfSource(source);
  const from = meta.collection;
  const query: QueryNode = { ...source.query, unordered: gives !== 'first' && !isSlice(source.query) };
  if (gives === 'any') return { from, pipeline: compilePipeline(meta, query, NONE, oneKey) };
  if (joinedBy !== undefined) {
    const foreignField = joinColumn(source) ?? '_id';
    const pipeline = compilePipeline(meta, query, NONE, oneKey);
    return {
      from,
      localField: joinedBy,
      foreignField,
      pipeline: [{ $match: { [foreignField]: { $ne: null } } }, ...pipeline],
    };
  }
  const name = valueName(query) ?? 'pk';
  const pipeline = compilePipeline(meta, query, new Set([name.split('__')[0] ?? name]), (rows) => {
    const value = valueOf(rows, name);
    return gives === 'all' ? [{ $group: { _id: value } }] : [{ $limit: 1 }, { $project: { _id: 0, v: value } }];
  });
  return { from, pipeline };
}

const NONE: ReadonlySet<string> = new Set();

/** Whether there is a row is all that is asked. */
const oneKey: LastStages = () => [{ $limit: 1 }, { $project: { _id: 1 } }];

function valueOf({ scope }: Stages, name: string): Expression {
  return pathValue(resolveFieldPath(scope, name)).expr;
}
