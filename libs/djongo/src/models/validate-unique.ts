import type { Document } from '../bson.js';
import type { ModelSource } from '../connection/index.js';
import { NON_FIELD_ERRORS, ValidationError, type ValidationIssue } from '../errors/index.js';
import { encodeFields, type Field } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';
import { valueAt } from '../queryset/index.js';
import { shapeInstance } from './clean-instance.js';
import { type UniqueCheck, uniqueChecks } from './unique-check.js';

/** Django's message, for one field and for several. */
const MESSAGE = '%(model_name)s with this %(field_label)s already exists.';

/** Of what is checked: the object, where it is stored, and what to leave out. */
export interface UniqueSubject {
  readonly meta: ModelMeta;
  readonly instance: object;
  /** The condition that finds the object's own document; undefined for a new object. */
  readonly own: Document | undefined;
  readonly exclude: readonly Field[];
  readonly source: () => ModelSource;
}

/**
 * Asks, in one command, whether other documents have values that must be unique; what is taken comes back as issues. As in
 * Django, null is the same as nothing.
 */
export async function takenValues(subject: UniqueSubject): Promise<ValidationIssue[]> {
  const { meta, instance, own, exclude } = subject;
  const wanted = uniqueChecks(meta, own === undefined).filter(
    ({ fields }) => !fields.some((field) => exclude.includes(field)),
  );
  const fields = [...new Set(wanted.flatMap((check) => check.fields))];
  shapeInstance(meta, instance, fields);
  const document = encodeFields(fields, instance);
  const asked = wanted.flatMap((check) => {
    const filter = filterOf(check, document, own);
    return filter === undefined ? [] : [{ check, filter }];
  });
  // Without a question there need be no connection either.
  if (asked.length === 0) return [];
  const taken = await firstMatches(
    subject.source(),
    asked.map(({ filter }) => filter),
  );
  return asked.flatMap(({ check }, at) => (taken.has(at) ? [issueOf(meta, check)] : []));
}

/** `{ headline: { $eq: 'h1' }, $nor: [{ _id }] }`; nothing where a value is null. */
function filterOf({ columns }: UniqueCheck, document: Document, own: Document | undefined): Document | undefined {
  const values = columns.map((column) => valueAt(document, column));
  if (values.includes(null)) return undefined;
  // `$eq`, so that the keys of an embedded document are never read as operators.
  const conditions = Object.fromEntries(columns.map((column, at) => [column, { $eq: values[at] }]));
  return own === undefined ? conditions : { ...conditions, $nor: [own] };
}

/** Which of the filters find a document, by their places; each goes by an index of its own. */
async function firstMatches(
  { meta, connection, context }: ModelSource,
  filters: readonly Document[],
): Promise<ReadonlySet<number>> {
  const [first = [], ...others] = filters.map((filter, at) => [
    { $match: filter },
    { $limit: 1 },
    { $project: { _id: 0, at: { $literal: at } } },
  ]);
  const unions = others.map((pipeline) => ({ $unionWith: { coll: meta.collection, pipeline } }));
  const command = { aggregate: meta.collection, pipeline: [...first, ...unions], cursor: {} };
  const reader = { options: {}, read: (row: unknown) => Number(Object(row).at) };
  const found = await connection.cursor(command, reader, { readPreference: 'primary' }, context).toArray();
  return new Set(found);
}

function issueOf(meta: ModelMeta, { paths }: UniqueCheck): ValidationIssue {
  const ends = paths.flatMap((path) => path.at(-1)?.field ?? []);
  const [only, second] = ends;
  const params = { model_name: sentence(spaced(meta.name)), field_label: listed(ends.map(labelOf)) };
  if (only === undefined || second !== undefined) {
    const [issue] = new ValidationError(MESSAGE, { code: 'unique_together', params }).issues;
    return { path: NON_FIELD_ERRORS, message: issue?.message ?? MESSAGE, code: 'unique_together', params };
  }
  const [issue] = new ValidationError(only.options.errorMessages?.['unique'] ?? MESSAGE, { params }).issues;
  const path = paths.flatMap((steps) => steps.map(({ field }) => field.name)).join('.');
  return { path, message: issue?.message ?? MESSAGE, code: 'unique', params };
}

function labelOf(field: Field): string {
  return sentence(field.options.verboseName ?? field.name.replaceAll('_', ' ').trim());
}

/** `BlogPost` → `blog post`, as Django names a model. */
function spaced(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2').toLowerCase();
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `A`, `A and B`, `A, B and C` */
function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
}
