import type { Field } from '../fields/index.js';
import { childFields, firstStep, type PathStep, stepTo, walkPath } from './field-path.js';
import type { ModelMeta } from './model-meta.js';

/** The paths of values that, taken together, no two documents may have. */
export interface UniquePaths {
  readonly paths: readonly (readonly PathStep[])[];
  /** Whether documents that lack the fields are left out. */
  readonly isSparse: boolean;
}

/**
 * What must be unique: the primary key, the fields that say so, those of embedded documents included, and the fields of unique
 * indexes over all documents.
 */
export function uniquePaths(meta: ModelMeta): readonly UniquePaths[] {
  const key = firstStep(meta, 'pk');
  const others = meta.fieldList.filter((field) => field !== meta.primaryKey);
  const indexes = meta.indexes.filter((index) => index.settings()['unique'] && !index.options.partialFilterExpression);
  const uniques = meta.uniques.filter(({ options }) => options.condition === undefined);
  const walked = (names: readonly string[]): UniquePaths['paths'] =>
    names.map((name) => walkPath(meta, name.replace(/^-/, '')) ?? []);
  return [
    ...[...(key ? [[key]] : []), ...ownPaths([], others)].map((path) => ({ paths: [path], isSparse: false })),
    ...indexes.map((index) => ({ paths: walked(index.paths()), isSparse: index.options.sparse === true })),
    ...uniques.map(({ options }) => ({ paths: walked(options.fields), isSparse: false })),
  ];
}

/** The paths to the fields that are unique by themselves. */
function ownPaths(before: readonly PathStep[], fields: Iterable<Field>): readonly (readonly PathStep[])[] {
  return [...fields].flatMap((field) => {
    const path = [...before, stepTo(field.column, field)];
    const inner = field.family === 'container' ? ownPaths(path, childFields(field).values()) : [];
    return field.options.unique ? [path, ...inner] : inner;
  });
}
