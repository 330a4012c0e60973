import type { Document } from '../bson.js';
import { compileDeclared } from '../compiler/index.js';
import type { Field } from '../fields/index.js';
import {
  childFields,
  columnOf,
  type DeclaredIndex,
  type IndexKey,
  type ModelMeta,
  type UniqueConstraint,
  walkPath,
} from '../meta/index.js';
import { partialFilter } from './partial-filter.js';

/** An index as the server is told of it. */
export interface IndexSpec extends Document {
  readonly key: Document;
  readonly name: string;
}

/** The indexes a model declares: of its fields' `unique` and `index`, of `Meta.indexes`, and of its unique constraints. */
export function indexSpecs(meta: ModelMeta): readonly IndexSpec[] {
  const own = meta.fieldList.filter((field) => field !== meta.primaryKey);
  return [
    ...fieldSpecs('', own),
    ...meta.indexes.map((index) => declaredSpec(meta, index)),
    ...meta.uniques.map((constraint) => uniqueSpec(meta, constraint)),
  ];
}

/** The name the server itself would give: `headline_1_pub_date_-1`. */
export function defaultName(key: Document): string {
  return Object.entries(key).flat().join('_');
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

function declaredSpec(meta: ModelMeta, index: DeclaredIndex): IndexSpec {
  const { name, sparse, hidden, collation, partialFilterExpression } = index.options;
  const key = Object.fromEntries(index.keys().map((each) => keyEntry(meta, each)));
  const what = `the partialFilterExpression of the index '${name ?? defaultName(key)}'`;
  return named(key, {
    ...(name !== undefined && { name }),
    ...index.settings(),
    ...byColumn(meta, index),
    ...(sparse && { sparse }),
    ...(hidden && { hidden }),
    ...(collation && { collation }),
    ...(partialFilterExpression && {
      partialFilterExpression: partialFilter(meta, what, compileDeclared(meta, what, partialFilterExpression)),
    }),
  });
}

function uniqueSpec(meta: ModelMeta, { options: { fields, name, condition } }: UniqueConstraint): IndexSpec {
  const key = Object.fromEntries(fields.map((path) => [columnAt(meta, path), path.startsWith('-') ? -1 : 1]));
  const what = `the condition of the unique constraint '${name ?? defaultName(key)}'`;
  return named(key, {
    ...(name !== undefined && { name }),
    unique: true,
    ...(condition && { partialFilterExpression: partialFilter(meta, what, compileDeclared(meta, what, condition)) }),
  });
}

/** `extra` → `extra.$**: 1` */
function keyEntry(meta: ModelMeta, { path, type, isWildcard = false }: IndexKey): [string, unknown] {
  const steps = path === '' ? [] : (walkPath(meta, path) ?? []);
  const column = columnOf(steps);
  const wildcard = column === '' ? '$**' : `${column}.$**`;
  return [isWildcard ? wildcard : column, typeof type === 'function' ? type(steps.at(-1)?.field) : type];
}

function byColumn(meta: ModelMeta, index: DeclaredIndex): Document {
  const records = Object.entries(index.byField()).map(([option, record]) => [
    option,
    Object.fromEntries(Object.entries(record).map(([path, value]) => [columnAt(meta, path), value])),
  ]);
  return Object.fromEntries(records) as Document;
}

/** The path in the database of a path of names, `-` left out. */
export function columnAt(meta: ModelMeta, path: string): string {
  return columnOf(walkPath(meta, path.replace(/^-/, '')) ?? []);
}

function named(key: Document, rest: Document): IndexSpec {
  return { key, name: defaultName(key), ...rest };
}
