import type { Document } from '../bson.js';
import { columnOf, type CompoundIndex, type ModelMeta, walkPath } from '../meta/index.js';

/** An index as the server describes it. */
export interface IndexSpec {
  readonly key: Document;
  readonly name: string;
  readonly unique?: boolean;
  readonly sparse?: boolean;
}

/** The indexes a model declares: of its fields' `unique` and `index`, and of `Meta.indexes`. */
export function indexSpecs(meta: ModelMeta): readonly IndexSpec[] {
  const ofFields = meta.fieldList
    .filter((field) => field !== meta.primaryKey && (field.options.unique || field.options.index))
    .map((field) => named({ [field.column]: 1 }, field.options.unique ? { unique: true } : {}));
  return [...ofFields, ...meta.indexes.map((index) => declaredSpec(meta, index))];
}

function declaredSpec(meta: ModelMeta, { options }: CompoundIndex): IndexSpec {
  const key: Document = {};
  for (const path of options.fields) {
    const steps = walkPath(meta, path.replace(/^-/, '')) ?? [];
    key[columnOf(steps)] = path.startsWith('-') ? -1 : 1;
  }
  const { name, unique, sparse } = options;
  return named(key, { ...(name && { name }), ...(unique && { unique }), ...(sparse && { sparse }) });
}

/** The name the server itself would give: `headline_1_pub_date_-1`. */
function named(key: Document, rest: Partial<IndexSpec>): IndexSpec {
  const name = Object.entries(key).flat().join('_');
  return { key, name, ...rest };
}
