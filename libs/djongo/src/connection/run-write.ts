import type { AnyBulkWriteOperation, ClientSession, Collection, Document } from 'mongodb';
import type {
  DeleteCommand,
  DeleteResult,
  DeleteStatement,
  InsertCommand,
  InsertResult,
  Pipeline,
  UpdateCommand,
  UpdateResult,
  UpdateStatement,
  WriteCommand,
  WriteResult,
} from '../compiler/index.js';

/** What an operation is part of. */
export interface OperationOptions {
  /** A session of the driver's, as `connection.client.startSession()` gives: what its transaction rolls back is undone. */
  readonly session?: ClientSession;
}

/** The driver's collection of a name. */
export type CollectionNamed = (name: string) => Collection;

/**
 * Sends a write through the driver's own methods, because `db.command()` gets neither its retries nor its batches.
 *
 * What arrives at the server is the command; a command without statements is not sent.
 */
export function runWrite(
  collectionNamed: CollectionNamed,
  command: WriteCommand,
  options: OperationOptions,
): Promise<WriteResult> {
  if ('insert' in command) return runInsert(collectionNamed, command, options);
  return 'update' in command
    ? runUpdate(collectionNamed, command, options)
    : runDelete(collectionNamed, command, options);
}

async function runInsert(
  collectionNamed: CollectionNamed,
  command: InsertCommand,
  options: OperationOptions,
): Promise<InsertResult> {
  const { insert, documents, ordered = true, ...rest } = command;
  const [first] = documents;
  if (first === undefined) return { inserted: 0 };
  // Otherwise the driver adds an `_id` to a document that has none: into the caller's own object.
  const all = { ...rest, ...options, forceServerObjectId: true };
  if (documents.length === 1 && ordered) {
    await collectionNamed(insert).insertOne(first, all);
    return { inserted: 1 };
  }
  const { insertedCount } = await collectionNamed(insert).insertMany([...documents], { ...all, ordered });
  return { inserted: insertedCount };
}

async function runUpdate(
  collectionNamed: CollectionNamed,
  command: UpdateCommand,
  options: OperationOptions,
): Promise<UpdateResult> {
  const { update, updates, ...rest } = command;
  const [first] = updates;
  if (first === undefined) return { matched: 0, modified: 0 };
  const collection = collectionNamed(update);
  const all = { ...rest, ...options };
  if (updates.length === 1) {
    const { matchedCount, modifiedCount, upsertedCount } = await updateOnce(collection, first, all);
    return { matched: matchedCount, modified: modifiedCount, ...(upsertedCount > 0 && { upserted: [0] }) };
  }
  const result = await collection.bulkWrite(updates.map(updateModel), { ...all, ordered: true });
  const upserted = Object.keys(result.upsertedIds).map(Number);
  return {
    matched: result.matchedCount,
    modified: result.modifiedCount,
    ...(upserted.length > 0 && { upserted }),
  };
}

function updateOnce(collection: Collection, statement: UpdateStatement, options: OperationOptions) {
  const { q, u, multi, arrayFilters, ...rest } = statement;
  const all = { ...rest, ...options, ...(arrayFilters ? { arrayFilters: [...arrayFilters] } : {}) };
  return multi ? collection.updateMany(q, mutable(u), all) : collection.updateOne(q, mutable(u), all);
}

function updateModel({ q, u, multi, arrayFilters, ...rest }: UpdateStatement): AnyBulkWriteOperation {
  const model = {
    filter: q,
    update: mutable(u),
    ...rest,
    ...(arrayFilters ? { arrayFilters: [...arrayFilters] } : {}),
  };
  return multi ? { updateMany: model } : { updateOne: model };
}

async function runDelete(
  collectionNamed: CollectionNamed,
  command: DeleteCommand,
  options: OperationOptions,
): Promise<DeleteResult> {
  const { delete: name, deletes, ...rest } = command;
  const [first] = deletes;
  if (first === undefined) return { deleted: 0 };
  const collection = collectionNamed(name);
  const all = { ...rest, ...options };
  const { deletedCount } =
    deletes.length === 1
      ? await deleteOnce(collection, first, all)
      : await collection.bulkWrite(deletes.map(deleteModel), { ...all, ordered: true });
  return { deleted: deletedCount };
}

function deleteOnce(collection: Collection, { q, limit, ...rest }: DeleteStatement, options: OperationOptions) {
  const all = { ...rest, ...options };
  return limit === 1 ? collection.deleteOne(q, all) : collection.deleteMany(q, all);
}

function deleteModel({ q, limit, ...rest }: DeleteStatement): AnyBulkWriteOperation {
  const model = { filter: q, ...rest };
  return limit === 1 ? { deleteOne: model } : { deleteMany: model };
}

/** The driver types arrays as mutable, and changes none of these. */
function mutable(update: Document | Pipeline): Document | Document[] {
  return Array.isArray(update) ? [...update] : update;
}
