import type { Document } from '../bson.js';
import type { Field } from '../fields/index.js';
import { childFields, columnOf, type CompoundIndex, type ModelMeta, walkPath } from '../meta/index.js';

/** An index as the server describes it. */
export interface IndexSpec {
  readonly key: Document;
  readonly name: string;
  readonly unique?: boolean;
  readonly sparse?: boolean;
}

/** The indexes a model declares: of its fields' `unique` and `index`, and of `Meta.indexes`. */
export function indexSpecs(meta: ModelMeta): readonly IndexSpec[] {
  const own = meta.fieldList.filter((field) => field !== meta.primaryKey);
  return [...fieldSpecs('', own), ...meta.indexes.map((index) => declaredSpec(meta, index))];
}

/** Those of fields, the fields of embedded documents and of arrays of them included: `blog.name`, `authors.email`. */
function fieldSpecs(prefix: string, fields: Iterable<Field>): IndexSpec[] {
  return [...fields].flatMap((field) => {
    const column = prefix + field.column;
    const { unique, index } = field.options;
    const spec = unique || index ? [named({ [column]: 1 }, unique ? { unique: true } : {})] : [];
    return [...spec, ...fieldSpecs(`${column}.`, childFields(field).values())];
  });
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
