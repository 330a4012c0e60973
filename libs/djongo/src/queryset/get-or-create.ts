import { setTimeout as sleep } from 'node:timers/promises';
import { ALL, type QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { plainFilter, statementOptions, writeOptions } from '../compiler/index.js';
import { type ModelSource, tryLock } from '../connection/index.js';
import { IntegrityError } from '../errors/index.js';
import { setField } from '../fields/index.js';
import { fieldNamed, modelErrors, modelHooks } from '../meta/index.js';
import { assignNumbers } from './assign-numbers.js';
import { checkDefaults, creationPlan, resolvedDefaults } from './creation-values.js';
import { conditionOf } from '../expressions/index.js';
import { startVersion } from './object-version.js';
import { updateStatement } from './update-statement.js';

/** What `getOrCreate` and `updateOrCreate` work with. */
export interface Creation<M extends object> {
  readonly method: string;
  readonly source: ModelSource<M>;
  readonly lookup: object;
  readonly defaults: object;
  /** The object that meets the lookup now; throws `MultipleObjectsReturned`. */
  readonly find: () => Promise<M | undefined>;
  /** The query it began with. */
  readonly node: QueryNode;
}

/** How long one waits for another who creates the same object, in ms: at first, and at most, between two looks. */
const FIRST_WAIT = 4;
const LONGEST_WAIT = 200;

/** How often an object may be gone, or another may have changed it, between two commands. */
const MOST_TRIES = 100;

/**
 * Finds the object or inserts it. Parallel calls make one object: a unique index that the lookup includes sees to it, and
 * a lock that the creators of this lookup share where there is none.
 */
export async function getOrCreate<M extends object>(creation: Creation<M>): Promise<[object: M, created: boolean]> {
  const { source, method, lookup, defaults, find } = creation;
  const { meta } = source;
  const plan = creationPlan(meta, method, lookup);
  checkDefaults(meta, method, defaults);
  const known = await find();
  if (known !== undefined) return [known, false];
  const { make, prepare } = modelHooks(meta.model);
  // `make` calls the class of the model, so what comes back is an M.
  const instance = make(meta.model, plan.values(resolvedDefaults(meta, method, defaults))) as M;
  const { signals } = source.connection;
  await signals.send('preSave', instance, { created: true });
  await prepare(instance, source, meta.fieldList);
  const made = await (plan.isUnique ? insertOrFind(creation, instance) : createLocked(creation, instance));
  // Not before the lock is free: a receiver may want it too.
  if (made[1]) await signals.send('postSave', instance, { created: true });
  return made;
}

/** Finds the object and sets the defaults on it, or inserts it with them. */
export async function updateOrCreate<M extends object>(creation: Creation<M>): Promise<[object: M, created: boolean]> {
  const { source, method } = creation;
  const defaults = resolvedDefaults(source.meta, method, creation.defaults);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const [instance, created] = await getOrCreate({ ...creation, defaults });
    if (created || (await setValues(creation, instance, defaults))) return [instance, created];
    // It was deleted or changed after it was found: look again.
  }
  const { name, model } = source.meta;
  throw new (modelErrors(model).DoesNotExist)(
    `${method}(): each ${name} that was found was changed at once by others.`,
  );
}

/** Inserts the object, or finds the one that another inserted before. */
async function insertOrFind<M extends object>({ source, find }: Creation<M>, instance: M): Promise<[M, boolean]> {
  const { meta, connection, context } = source;
  const { document, loaded } = modelHooks(meta.model);
  await assignNumbers(source, [instance]);
  const documents = [document(instance, source)];
  try {
    await connection.run({ insert: meta.collection, documents, ordered: true }, {}, context);
  } catch (error) {
    const other = error instanceof IntegrityError ? await find() : undefined;
    if (other === undefined) throw error;
    return [other, false];
  }
  loaded(instance, source);
  startVersion(meta, instance);
  return [instance, true];
}

/** Nothing in the collection keeps two from inserting, so whoever would must hold the lock, and look once more. */
async function createLocked<M extends object>(creation: Creation<M>, instance: M): Promise<[M, boolean]> {
  const { source, lookup, find } = creation;
  const subject = { [source.meta.collection]: sorted(lookupFilter(source, lookup)) };
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const release = await tryLock(source.connection, subject);
    if (release === undefined) await sleep(wait * (0.5 + Math.random()));
    try {
      const other = await find();
      if (other !== undefined) return [other, false];
      if (release !== undefined) return await insertOrFind(creation, instance);
    } finally {
      await release?.();
    }
  }
}

/** Sets values on a stored object as `save({ updateFields })` does. Says whether it still met the lookup. */
async function setValues<M extends object>(
  { source, lookup, node }: Creation<M>,
  instance: M,
  values: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const { meta, connection, context } = source;
  const given = Object.keys(values).map((name) => fieldNamed(meta, name));
  if (given.length === 0) return true;
  for (const field of given) setField(instance, field, values[field.name]);
  // As in Django, with the dates that each change sets.
  const fields = meta.fieldList.filter((field) => given.includes(field) || field.stamp?.on === 'save');
  const event = { created: false, updateFields: fields.map(({ name }) => name) };
  await connection.signals.send('preSave', instance, event);
  await modelHooks(meta.model).prepare(instance, source, fields);
  const { statement, settle } = updateStatement(source, instance, fields, lookupFilter(source, lookup));
  const updates = [{ ...statement, ...statementOptions(node) }];
  const { matched } = await connection.run({ update: meta.collection, updates, ...writeOptions(node) }, {}, context);
  if (matched === 0) return false;
  settle();
  await connection.signals.send('postSave', instance, event);
  return true;
}

function lookupFilter({ meta }: ModelSource, lookup: object): Document {
  // A lookup of values is asked of the documents alone.
  return plainFilter(meta, { ...ALL, where: [conditionOf(lookup)] }) ?? { $expr: false };
}

/** The same conditions in whatever order are the same lookup. */
function sorted(filter: Document): Document {
  return Object.fromEntries(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)));
}
