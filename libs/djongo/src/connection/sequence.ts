import type { Document } from 'mongodb';
import { IntegrityError } from '../errors/index.js';
import type { Connection } from './connection.js';

/** Djongo's collection of what it knows of the others; of each a document, by `name`. */
const SCHEMA = '__schema__';

interface SchemaDocument extends Document {
  readonly name: string;
  readonly auto?: { readonly field_names: readonly string[]; readonly seq: number };
}

/**
 * Takes `count` numbers of a collection's counter, whoever else does at the same time; gives the first of them. A counter
 * that is not there begins after the greatest number stored under the columns, at 1 where there is none.
 *
 * @example
 * const first = await takeNumbers(connection, 'entry', ['_id'], 3);
 * // { findAndModify: '__schema__', query: { name: 'entry', … }, update: { $inc: { 'auto.seq': 3 } }, new: true }
 */
export async function takeNumbers(
  connection: Connection,
  collection: string,
  columns: readonly string[],
  count: number,
): Promise<number> {
  const taken = await increment(connection, collection, count);
  if (taken !== undefined) return taken - count + 1;
  await createCounter(connection, collection, columns);
  return ((await increment(connection, collection, count)) ?? count) - count + 1;
}

/** The last of the numbers taken; undefined where there is no counter. Never in a transaction, which others would wait for. */
async function increment(connection: Connection, name: string, count: number): Promise<number | undefined> {
  const schema = connection.db.collection<SchemaDocument>(SCHEMA);
  const filter = { name, 'auto.seq': { $type: 'number' } } as const;
  const update = { $inc: { 'auto.seq': count } };
  const found = await connection.execute(
    () => schema.findOneAndUpdate(filter, update, { returnDocument: 'after', projection: { auto: 1 } }),
    { collection: SCHEMA },
  );
  return found?.auto?.seq;
}

async function createCounter(connection: Connection, name: string, columns: readonly string[]): Promise<void> {
  const schema = connection.db.collection<SchemaDocument>(SCHEMA);
  const context = { collection: SCHEMA };
  // The name is unique, as in Djongo: of several who create the counter, one does.
  await connection.execute(() => schema.createIndex({ name: 1 }, { unique: true }), context);
  const seq = await greatest(connection, name, columns);
  const auto = { field_names: [...columns], seq };
  try {
    const missing = { name, auto: { $exists: false } };
    await connection.execute(() => schema.updateOne(missing, { $set: { auto } }, { upsert: true }), context);
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error;
  }
}

/** The greatest whole number stored under the columns, 0 where there is none. */
async function greatest(connection: Connection, name: string, columns: readonly string[]): Promise<number> {
  const stored = connection.raw(name);
  const numbers = await Promise.all(
    columns.map((column) => {
      const options = { sort: { [column]: -1 }, projection: { [column]: 1 } } as const;
      return connection.execute(() => stored.findOne({ [column]: { $type: 'number', $gte: 0 } }, options), {
        collection: name,
      });
    }),
  );
  const values = numbers.flatMap((document, at) => Number(document?.[columns[at] ?? ''] ?? 0));
  return Math.max(0, ...values.map(Math.floor));
}
