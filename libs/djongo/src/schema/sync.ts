import type { ModelConnection } from '../connection/index.js';
import { MigrationError } from '../errors/index.js';
import type { ModelMeta } from '../meta/index.js';
import { applyOperations, isTaken, type KnownCollections } from './apply.js';
import { collectionSpecs } from './collection-spec.js';
import { compareCollection } from './compare.js';
import type { CompareOptions } from './compare-indexes.js';
import { type LiveCollection, readLive } from './live-collection.js';
import { isDiscrepancy, type SchemaOperation } from './operation.js';

/** Options of `connection.sync()`. */
export interface SyncOptions {
  /** Only lists what would be done. */
  readonly dryRun?: boolean;
  /** Also drops indexes and validators that no model declares, and replaces indexes that differ from the declared ones. */
  readonly dropIndexes?: boolean;
}

/** An operation of `sync`, with what became of it. */
export interface SyncedOperation extends SchemaOperation {
  /** Whether it was done. */
  readonly applied: boolean;
}

interface Plan {
  readonly operations: readonly SchemaOperation[];
  readonly live: ReadonlyMap<string, LiveCollection>;
}

/**
 * Brings the database into the form that models declare.
 *
 * @throws MigrationError before anything is done, where something there conflicts with what is declared
 */
export async function syncSchema(
  connection: ModelConnection,
  metas: readonly ModelMeta[],
  { dryRun = false, dropIndexes = false }: SyncOptions,
  attempts = 3,
): Promise<readonly SyncedOperation[]> {
  const { operations, live } = await planOf(connection, metas, { replaceIndexes: dropIndexes });
  if (dryRun) return operations.map((operation) => ({ ...operation, applied: false }));
  const conflicts = operations.filter(({ kind }) => kind === 'conflict');
  if (conflicts.length > 0) throw listed('The database conflicts with the models; nothing was changed.', conflicts);
  const isDone = ({ kind }: SchemaOperation): boolean =>
    dropIndexes || (kind !== 'dropIndex' && kind !== 'removeValidator');
  const done = operations.filter(isDone);
  const contexts = new Map(metas.map(({ model, collection }) => [collection, connection.source(model).context]));
  const known: KnownCollections = {
    index: (collection, index) => live.get(collection)?.indexes.find(({ name }) => name === index),
    context: (collection) => contexts.get(collection) ?? { collection },
  };
  try {
    const refused = await applyOperations(connection, done, known);
    return operations.map((operation) => ({ ...operation, applied: isDone(operation) && !refused.has(operation) }));
  } catch (error) {
    // It exists now, so the next comparison is with what the other process made.
    if (isTaken(error) && attempts > 1) return syncSchema(connection, metas, { dryRun, dropIndexes }, attempts - 1);
    throw error;
  }
}

/** Throws `MigrationError` with all that differs between models and database. */
export async function assertSchema(connection: ModelConnection, metas: readonly ModelMeta[]): Promise<void> {
  const { operations } = await planOf(connection, metas, { replaceIndexes: false });
  const found = operations.filter(isDiscrepancy);
  if (found.length === 0) return;
  throw listed(
    'The database differs from the models, which enforceSchema forbids; connection.sync() mends what it can.',
    found,
  );
}

async function planOf(
  connection: ModelConnection,
  metas: readonly ModelMeta[],
  options: CompareOptions,
): Promise<Plan> {
  const { enforceSchema } = connection.settings;
  const specs = collectionSpecs(metas, { enforceSchema });
  const searched = new Set(
    specs.filter(({ searchIndexes }) => searchIndexes.length > 0).map(({ collection }) => collection),
  );
  const live = await readLive(
    connection,
    specs.map(({ collection }) => collection),
    searched,
  );
  const operations = specs.flatMap((spec) =>
    compareCollection(spec, live.get(spec.collection), { ...options, mustExist: enforceSchema }),
  );
  return { operations, live };
}

function listed(what: string, operations: readonly SchemaOperation[]): MigrationError {
  return new MigrationError([what, ...operations.map(({ text }) => `- ${text}`)].join('\n'));
}
