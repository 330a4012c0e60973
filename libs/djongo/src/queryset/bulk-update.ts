import type { QueryNode } from '../ast/index.js';
import { matchesNothing, plainFilter, statementOptions, writeOptions } from '../compiler/index.js';
import { describeType, FieldError, NotSupportedError } from '../errors/index.js';
import { type ModelSource, writeOutcome } from '../connection/index.js';
import { fieldNamed, modelHooks, type ModelMeta } from '../meta/index.js';
import type { Field } from '../fields/index.js';
import { type Batch, batchesOf, listOf, namesOf } from './batches.js';
import { aboutObject, ObjectIssues } from './object-errors.js';
import { StaleObjects } from './stale-objects.js';
import type { BulkOptions } from './types/index.js';
import { type ObjectUpdate, updateStatement } from './update-statement.js';

const METHOD = 'bulkUpdate';

/** What is done with one document, and the place of its object in the caller's list. */
interface Change extends ObjectUpdate {
  readonly index: number;
}

/**
 * Sets fields of stored objects, each to its own values, batch by batch. Objects outside the query stay as they are; of two
 * that stand for one document the last counts.
 */
export async function bulkUpdate<M extends object>(
  source: ModelSource<M>,
  objects: unknown,
  names: unknown,
  options: BulkOptions,
  node: QueryNode,
): Promise<number> {
  const { meta, connection, context } = source;
  const fields = fieldsToSet(meta, names);
  const list = listOf(METHOD, objects);
  const instances = list.map((value, index) => storedInstance(meta, value, index));
  const issues = new ObjectIssues();
  const { prepare, storedAt } = modelHooks(meta.model);
  for (const [index, instance] of instances.entries()) {
    await issues.at(index, () => prepare(instance, source, fields));
  }
  issues.check();
  const filter = plainFilter(meta, node);
  if (filter === undefined) {
    throw new NotSupportedError(
      `${METHOD}() goes with conditions on stored fields only, not with other queries or annotations.`,
    );
  }
  const changes = new Map<string, Change>();
  for (const [index, instance] of instances.entries()) {
    const update = await issues.at(index, () => updateStatement(source, instance, fields, filter));
    if (update === undefined) continue;
    const key = JSON.stringify(storedAt(instance));
    // In its own place, so that errors come in the order of the list.
    changes.delete(key);
    changes.set(key, { ...update, index, statement: { ...update.statement, ...statementOptions(node) } });
  }
  issues.check();
  const batches = versionedBatches(meta, batchesOf(METHOD, [...changes.values()], options));
  const stale = new StaleObjects(source, filter);
  if (matchesNothing(meta, node)) return 0;
  let count = 0;
  for (const { items } of batches) {
    const updates = items.map(({ statement }) => statement);
    try {
      const { matched } = await connection.run(
        { update: meta.collection, updates, ...writeOptions(node) },
        {},
        context,
      );
      count += matched;
      if (matched > 0) for (const { settle } of items) settle();
      else stale.add(items);
    } catch (error) {
      const [first] = writeOutcome(error).refused;
      throw aboutObject(error, first, (at) => items[at]?.index ?? at, source);
    }
  }
  await stale.check(METHOD, count);
  return count;
}

/** The server says of a command as a whole how much it found, but each object must know of its own. */
function versionedBatches<T>({ versionField }: ModelMeta, batches: readonly Batch<T>[]): readonly Batch<T>[] {
  if (versionField === undefined) return batches;
  return batches.flatMap(({ start, items }) => items.map((item, at) => ({ start: start + at, items: [item] })));
}

function fieldsToSet(meta: ModelMeta, names: unknown): readonly Field[] {
  const fields = namesOf(METHOD, 'the fields to set', names).map((name) => fieldNamed(meta, name));
  if (fields.length === 0) throw new FieldError(`${meta.name}: ${METHOD}() needs the names of the fields to set.`);
  if (meta.versionField !== undefined && fields.includes(meta.versionField)) {
    throw new FieldError(
      `${meta.name}.${meta.versionField.name} counts the versions, which ${METHOD}() does by itself.`,
    );
  }
  if (fields.includes(meta.primaryKey)) {
    throw new FieldError(`${meta.name}.${meta.primaryKey.name}: a primary key cannot be changed.`);
  }
  return fields;
}

function storedInstance<M extends object>(meta: ModelMeta<M>, value: unknown, index: number): M {
  // An object of a model that extends this one lives in a collection of its own.
  if (!(value instanceof meta.model) || value.constructor !== meta.model) {
    const type = describeType(value);
    throw new FieldError(`${METHOD}() takes instances of ${meta.name}; object ${index} is of type ${type}.`);
  }
  if (modelHooks(meta.model).storedAt(value) === undefined) {
    throw new NotSupportedError(`${METHOD}(): object ${index} of the list was never saved; create it instead.`);
  }
  return value;
}
