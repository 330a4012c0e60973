import type { Field } from '../fields/index.js';
import { childFields, columnOf, firstStep, type ModelMeta, type PathStep, walkPath } from '../meta/index.js';

/** A combination of values that no two documents may have. */
export interface UniqueCheck {
  readonly paths: readonly (readonly PathStep[])[];
  readonly columns: readonly string[];
  /** The fields of the model itself that the paths begin at. */
  readonly fields: readonly Field[];
}

/**
 * What must be unique: the key of a new object, the fields that say so, those of embedded documents included, and the fields of
 * unique indexes. What is in arrays is left to the server, and so is an index over some of the documents only.
 */
export function uniqueChecks(meta: ModelMeta, isNew: boolean): readonly UniqueCheck[] {
  const key = firstStep(meta, meta.primaryKey.name);
  const others = meta.fieldList.filter((field) => field !== meta.primaryKey);
  const indexes = meta.indexes.filter((index) => index.settings()['unique'] && !index.options.partialFilterExpression);
  const named = [
    ...indexes.map((index) => index.paths()),
    ...meta.uniques.filter(({ options }) => options.condition === undefined).map(({ options }) => options.fields),
  ];
  const declared = named.map((paths) => paths.map((path) => walkPath(meta, path.replace(/^-/, '')) ?? []));
  return [...(isNew && key ? [[[key]]] : []), ...uniquePaths([], others).map((path) => [path]), ...declared]
    .filter((paths) => paths.flat().every(({ field }) => field.family !== 'array'))
    .map((paths) => ({
      paths,
      columns: paths.map(columnOf),
      fields: paths.flatMap(([first]) => (first === undefined ? [] : [first.field])),
    }));
}

/** The paths to the fields that are unique by themselves. */
function uniquePaths(before: readonly PathStep[], fields: Iterable<Field>): readonly (readonly PathStep[])[] {
  return [...fields].flatMap((field) => {
    const path = [...before, { column: field.column, field, isIndex: false }];
    const inner = field.family === 'container' ? uniquePaths(path, childFields(field).values()) : [];
    return field.options.unique ? [path, ...inner] : inner;
  });
}
