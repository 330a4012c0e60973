import type { QuerySource } from '../ast/index.js';
import { type DeclaredIndex, type ModelMeta, walkPath } from '../meta/index.js';
import { arrayDepth, pathOf } from './array-steps.js';
import { metaOfSource, valueName } from './query-source.js';

/**
 * The column of another query's values, where the server can join by it and an index serves that. Undefined where the rows
 * have to be there first (a slice, groups), where the values are computed, and where no index is declared.
 */
export function joinColumn(source: QuerySource): string | undefined {
  const { query } = source;
  const isWhole = query.skip === 0 && query.limit === undefined && query.combined.length === 0;
  if (!isWhole || query.nothing || query.group !== undefined || query.annotations.length > 0) return undefined;
  const meta = metaOfSource(source);
  const steps = walkPath(meta, valueName(query) ?? '');
  if (steps === undefined || arrayDepth(steps) !== undefined) return undefined;
  if (steps.some(({ field, isIndex }) => isIndex || field.family === 'array' || field.family === 'json'))
    return undefined;
  const column = pathOf(steps);
  return indexedColumns(meta).has(column) ? column : undefined;
}

/** The columns that an index begins with. */
function indexedColumns(meta: ModelMeta): ReadonlySet<string> {
  const own = meta.fieldList.filter(({ options }) => options.unique === true || options.index === true);
  const paths = [
    ...meta.indexes.filter(servesEquality).map((index) => index.keys()[0]?.path ?? ''),
    ...meta.uniques
      .filter(({ options }) => options.condition === undefined)
      .map(({ options }) => options.fields[0] ?? ''),
  ];
  const first = paths.map((path) => walkPath(meta, path.replace(/^-/, '')) ?? []);
  return new Set([meta.primaryKey.column, ...own.map(({ column }) => column), ...first.map(pathOf)]);
}

/** Not one of words or places, nor one that leaves documents out, compares by rules of its own or is not to be used. */
function servesEquality(index: DeclaredIndex): boolean {
  const { partialFilterExpression, collation, hidden } = index.options;
  if (partialFilterExpression !== undefined || collation !== undefined || hidden) return false;
  const [first] = index.keys();
  return first !== undefined && !first.isWildcard && (first.type === 1 || first.type === -1);
}
