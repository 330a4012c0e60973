import type { Field } from '../fields/index.js';
import { columnOf, type ModelMeta, type PathStep, uniquePaths } from '../meta/index.js';

/** A combination of values that no two documents may have. */
export interface UniqueCheck {
  readonly paths: readonly (readonly PathStep[])[];
  readonly columns: readonly string[];
  /** The fields of the model itself that the paths begin at. */
  readonly fields: readonly Field[];
}

/** What must be unique; the key only of a new object. What is in arrays is left to the server. */
export function uniqueChecks(meta: ModelMeta, isNew: boolean): readonly UniqueCheck[] {
  return uniquePaths(meta)
    .map(({ paths }) => ({
      paths,
      columns: paths.map(columnOf),
      fields: paths.flatMap(([first]) => (first === undefined ? [] : [first.field])),
    }))
    .filter(({ fields }) => isNew || fields.some((field) => field !== meta.primaryKey))
    .filter(({ paths }) => paths.flat().every(({ field }) => field.family !== 'array'));
}
