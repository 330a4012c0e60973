import type { Document } from '../bson.js';
import type { ModelSource } from '../connection/index.js';
import { writeOutcome } from '../connection/index.js';
import { describeType, FieldError } from '../errors/index.js';
import { modelHooks } from '../meta/index.js';
import { assignNumbers } from './assign-numbers.js';
import { type Batch, batchesOf, listOf } from './batches.js';
import { type Conflicts, conflictsOf, upsertStatement } from './conflicts.js';
import { forgetVersion, startVersion } from './object-version.js';
import { aboutObject, ObjectIssues } from './object-errors.js';
import type { BulkCreateOptions } from './types/index.js';

const METHOD = 'bulkCreate';

/** An instance with the document it becomes. */
interface Row<M> {
  readonly instance: M;
  readonly document: Document;
  /** Whether its key was made for this insert. */
  readonly hasNewKey: boolean;
}

/** Inserts objects, batch by batch, after all of them were validated. */
export async function bulkCreate<M extends object>(
  source: ModelSource<M>,
  objects: unknown,
  options: BulkCreateOptions<M>,
): Promise<M[]> {
  const conflicts = conflictsOf(source.meta, METHOD, options);
  const given = listOf(METHOD, objects);
  const batches = batchesOf(METHOD, given, options);
  const rows = await rowsOf(source, given);
  for (const { start, items } of batches) {
    const batch = { start, items: rows.slice(start, start + items.length) };
    if (conflicts.kind === 'update') await upsertBatch(source, batch, conflicts);
    else await insertBatch(source, batch, conflicts.kind === 'ignore');
  }
  return rows.map(({ instance }) => instance);
}

/** Makes and checks all instances, then their documents: keys are made for none if one is wrong. */
async function rowsOf<M extends object>(source: ModelSource<M>, given: readonly unknown[]): Promise<Row<M>[]> {
  const { model, fieldList, primaryKey } = source.meta;
  const { make, prepare, document } = modelHooks(model);
  const issues = new ObjectIssues();
  const instances: M[] = [];
  for (const [index, value] of given.entries()) {
    await issues.at(index, async () => {
      // `make` calls the class of the model, so what comes back is an M; it refuses what is no object.
      const instance = isOwn(source, value, index) ? value : (make(model, value as object) as M);
      await prepare(instance, source, fieldList);
      instances.push(instance);
    });
  }
  issues.check();
  const rows: Row<M>[] = [];
  const withoutKey = new Set(instances.filter((instance) => Reflect.get(instance, primaryKey.name) == null));
  await assignNumbers(source, instances);
  for (const [index, instance] of instances.entries()) {
    const hasNewKey = withoutKey.has(instance);
    await issues.at(index, () => rows.push({ instance, document: document(instance, source), hasNewKey }));
  }
  issues.check();
  return rows;
}

/** Whether a value is an instance rather than values. One of a model that extends this one lives in a collection of its own. */
function isOwn<M extends object>({ meta }: ModelSource<M>, value: unknown, index: number): value is M {
  if (!(value instanceof meta.model)) return false;
  if (value.constructor === meta.model) return true;
  const type = describeType(value);
  throw new FieldError(`${METHOD}() takes instances of ${meta.name}; object ${index} is of type ${type}.`);
}

async function insertBatch<M extends object>(
  source: ModelSource<M>,
  { start, items }: Batch<Row<M>>,
  ignores: boolean,
): Promise<void> {
  const { meta, connection, context } = source;
  const documents = items.map(({ document }) => document);
  try {
    await connection.run({ insert: meta.collection, documents, ordered: !ignores }, {}, context);
  } catch (error) {
    const { refused, inserted } = writeOutcome(error);
    const failed = new Set(refused.map(({ at }) => at));
    // Not ordered, all were tried; but only if the server answered for each is it known which were not inserted.
    const isKnown = ignores && inserted === items.length - failed.size;
    markStored(source, isKnown ? items.filter((_, at) => !failed.has(at)) : ignores ? [] : items.slice(0, inserted));
    if (isKnown && refused.every(({ isDuplicate }) => isDuplicate)) return;
    const first = refused.find(({ isDuplicate }) => !ignores || !isDuplicate);
    throw aboutObject(error, first, (at) => start + at, source);
  }
  markStored(source, items);
}

async function upsertBatch<M extends object>(
  source: ModelSource<M>,
  { start, items }: Batch<Row<M>>,
  conflicts: Conflicts & { readonly kind: 'update' },
): Promise<void> {
  const { meta, connection, context } = source;
  const updates = items.map(({ document }) => upsertStatement(document, conflicts, meta.versionField?.column));
  try {
    const { upserted = [] } = await connection.run({ update: meta.collection, updates }, {}, context);
    settle(source, items, upserted, conflicts.byKey);
  } catch (error) {
    const { refused, upserted } = writeOutcome(error);
    const [first] = refused;
    settle(source, items.slice(0, first?.at ?? 0), upserted, conflicts.byKey);
    throw aboutObject(error, first, (at) => start + at, source);
  }
}

/** Those that were inserted are stored; those that met a document have its key only if they were found by it. */
function settle<M extends object>(
  source: ModelSource<M>,
  items: readonly Row<M>[],
  upserted: readonly number[],
  byKey: boolean,
): void {
  const inserted = new Set(upserted);
  markStored(
    source,
    items.filter((_, at) => byKey || inserted.has(at)),
  );
  for (const [at, { instance, hasNewKey }] of items.entries()) {
    // The document that was updated has another.
    if (hasNewKey && !byKey && !inserted.has(at)) Reflect.set(instance, source.meta.primaryKey.name, undefined);
    if (!inserted.has(at)) forgetVersion(source.meta, instance);
  }
}

function markStored<M extends object>(source: ModelSource<M>, items: readonly Row<M>[]): void {
  const { loaded } = modelHooks(source.meta.model);
  for (const { instance } of items) {
    loaded(instance, source);
    startVersion(source.meta, instance);
  }
}
