import type { Document } from '../bson.js';
import { type Connection, type ErrorContext, translateError } from '../connection/index.js';
import { ImproperlyConfigured, IntegrityError, MigrationError } from '../errors/index.js';
import { codeOf, isUnknownToServer } from './live-collection.js';
import type { SchemaOperation } from './operation.js';

/** In which order: what may fail over the data that is there comes before what cannot. */
const ORDER = ['dropIndex', 'createIndex', 'createCollection', 'changeIndex', 'changeCollection', 'removeValidator'];

/** What is known of the collections that operations are about. */
export interface KnownCollections {
  /** An index as it was before. */
  index(collection: string, name: string): Document | undefined;
  /** For the errors of a collection. */
  context(collection: string): ErrorContext;
}

/**
 * Applies operations, and gives those that the server has no place for. The indexes of a collection are created together
 * or not at all; where that fails, those that were dropped for it are created again, and no validator has changed.
 *
 * @throws IntegrityError where values repeat under a new unique index
 * @throws MigrationError for an index that conflicts with one that is there
 * @throws ImproperlyConfigured for what the server refuses as such
 */
export async function applyOperations(
  connection: Connection,
  operations: readonly SchemaOperation[],
  known: KnownCollections,
): Promise<ReadonlySet<SchemaOperation>> {
  const isNew = new Set(
    operations.filter(({ kind }) => kind === 'createCollection').map(({ collection }) => collection),
  );
  // A new collection is created before its indexes, which would bring it about without its options.
  for (const operation of operations) if (operation.kind === 'createCollection') await send(connection, operation);
  for (const collection of new Set(operations.map((operation) => operation.collection))) {
    const own = operations.filter((operation) => operation.collection === collection);
    await applyIndexes(connection, collection, own, known);
    for (const kind of ORDER.slice(3)) {
      if (isNew.has(collection) && kind === 'changeCollection') continue;
      for (const operation of own) if (operation.kind === kind) await send(connection, operation);
    }
  }
  return applySearchIndexes(connection, operations);
}

async function applyIndexes(
  connection: Connection,
  collection: string,
  operations: readonly SchemaOperation[],
  known: KnownCollections,
): Promise<void> {
  const drops = operations.filter(({ kind }) => kind === 'dropIndex');
  const creations = operations.filter(({ kind }) => kind === 'createIndex');
  for (const operation of drops) await send(connection, operation);
  const indexes = creations.flatMap(({ command }): Document[] => command?.['indexes'] ?? []);
  if (indexes.length === 0) return;
  try {
    await connection.db.command({ createIndexes: collection, indexes });
  } catch (error) {
    const back = drops.flatMap(({ index = '' }) => known.index(collection, index) ?? []);
    if (back.length > 0) await connection.db.command({ createIndexes: collection, indexes: back });
    throw indexError(error, known.context(collection), indexes);
  }
}

async function applySearchIndexes(
  connection: Connection,
  operations: readonly SchemaOperation[],
): Promise<ReadonlySet<SchemaOperation>> {
  const refused = new Set<SchemaOperation>();
  for (const operation of operations) {
    if (operation.kind !== 'createSearchIndex' || operation.command === undefined) continue;
    try {
      await connection.db.command(operation.command);
    } catch (error) {
      if (!isUnknownToServer(error)) throw refusal(error, operation);
      refused.add(operation);
      connection.logger.warn(
        `This server has no search indexes; '${operation.index}' of '${operation.collection}' is left out.`,
      );
    }
  }
  return refused;
}

async function send(connection: Connection, operation: SchemaOperation): Promise<void> {
  if (operation.command === undefined) return;
  try {
    await connection.db.command(operation.command);
  } catch (error) {
    throw refusal(error, operation);
  }
}

/** NamespaceExists: another process was faster. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && codeOf(error.cause) === 48;
}

/** BadValue, FailedToParse, TypeMismatch, CannotCreateIndex, InvalidOptions, and what is no aggregation or match expression. */
const WRONG_DECLARATION: ReadonlySet<unknown> = new Set([2, 9, 14, 67, 72, 168, 15998, 31250, 31253, 5447700]);

function refusal(error: unknown, { collection, text }: SchemaOperation): unknown {
  if (codeOf(error) === 48) return new MigrationError(`Another process has created '${collection}'.`, { cause: error });
  if (WRONG_DECLARATION.has(codeOf(error))) {
    return new ImproperlyConfigured(`The server refuses what the models declare: ${text} (${codeName(error)})`, {
      cause: error,
    });
  }
  return translateError(error, { collection });
}

/** IndexOptionsConflict, IndexKeySpecsConflict. */
const CONFLICTS: ReadonlySet<unknown> = new Set([85, 86]);

function indexError(error: unknown, context: ErrorContext, indexes: readonly Document[]): unknown {
  const { collection = '' } = context;
  const names = indexes.map(({ name }) => `'${String(name)}'`).join(', ');
  const translated = translateError(error, context);
  if (translated instanceof IntegrityError) {
    const { index, fields } = translated;
    const message =
      `Several documents of collection '${collection}' have the same ${fields.join(', ')}, so the unique index ` +
      `'${index ?? ''}' cannot be created. None of ${names} was.`;
    return new IntegrityError(message, { cause: error, fields, ...(index !== undefined && { index }) });
  }
  const kind = CONFLICTS.has(codeOf(error))
    ? MigrationError
    : WRONG_DECLARATION.has(codeOf(error))
      ? ImproperlyConfigured
      : undefined;
  if (kind === undefined) return translated;
  return new kind(`The server refuses the indexes ${names} of collection '${collection}' (${codeName(error)}).`, {
    cause: error,
  });
}

function codeName(error: unknown): string {
  const name: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'codeName') : undefined;
  return typeof name === 'string' ? name : `code ${String(codeOf(error))}`;
}
