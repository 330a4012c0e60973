import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { expect } from '@jest/globals';
import { type CommandStartedEvent, type Db, type Document, MongoClient } from 'mongodb';

/** A database of its own for one test file, with a plain driver's client to look at it from outside. */
export interface TestDatabase {
  /** The server, without a database name. */
  readonly uri: string;
  readonly name: string;
  readonly client: MongoClient;
  readonly db: Db;
  /** Drops the database and closes the client. */
  drop(): Promise<void>;
}

/**
 * @example
 * const database = testDatabase();
 * afterAll(() => database.drop());
 */
export function testDatabase(): TestDatabase {
  const uri = serverUri();
  const name = `${specName()}_${randomBytes(4).toString('hex')}`;
  const client = new MongoClient(uri, { monitorCommands: true });
  const db = client.db(name);
  return {
    uri,
    name,
    client,
    db,
    async drop() {
      await db.dropDatabase();
      await client.close();
    },
  };
}

/** Puts documents in the place of those that a collection has. */
export async function refill(
  { db }: TestDatabase,
  name: string,
  documents: readonly (Document & { readonly _id: number })[],
): Promise<void> {
  const collection = db.collection<Document & { _id: number }>(name);
  await collection.deleteMany({});
  await collection.insertMany([...documents]);
}

/** The server of this run, which the global setup has started unless `MONGODB_URI` was set before. */
export function serverUri(): string {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('MONGODB_URI is not set: run the tests by `npm test`, whose global setup starts a server.');
  return uri;
}

/** Database names end at 63 bytes and must not hold dots. */
function specName(): string {
  const file = basename(expect.getState().testPath ?? 'test').replace(/\.spec\.ts$/, '');
  return file.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 50);
}

/** What {@link recordCommands} returns. */
export interface CommandRecord {
  /** Every command since the start or the last `clear()`, in order, as sent: `{ find: 'entry', filter: {} }`. */
  readonly commands: readonly Document[];
  clear(): void;
  stop(): void;
}

const NOISE: ReadonlySet<string> = new Set(['lsid', '$db', '$clusterTime', 'txnNumber', '$readPreference']);

/** Collects the commands that `client` sends, without what the driver adds to every one. */
export function recordCommands(client: MongoClient): CommandRecord {
  if (!client.options.monitorCommands) {
    throw new Error('recordCommands needs a client made with { monitorCommands: true }.');
  }
  const commands: Document[] = [];
  const listener = ({ command }: CommandStartedEvent): void => {
    commands.push(Object.fromEntries(Object.entries(command).filter(([key]) => !NOISE.has(key))));
  };
  client.on('commandStarted', listener);
  return {
    commands,
    clear: () => void commands.splice(0),
    stop: () => void client.off('commandStarted', listener),
  };
}
