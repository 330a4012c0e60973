import { randomBytes } from 'node:crypto';
import { type Collection, type MongoClient, type OptionalId } from 'mongodb';
import { connect } from 'nestjs-djongo';
import { Entry, type EntryDocument } from './entry.js';

const INSERT_BATCH = 10_000;

/** Both sides of a comparison: the library's model is connected, and the collection is that of the same client. */
export interface EntryDatabase {
  readonly collection: Collection<EntryDocument>;
}

/** Runs `use` on a database of its own, which holds `count` entries, inserted by the driver, and is dropped at the end. */
export async function withEntries<T>(
  uri: string,
  count: number,
  make: (index: number) => OptionalId<EntryDocument>,
  use: (database: EntryDatabase) => Promise<T>,
): Promise<T> {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const connection = await connect({ name, uri, logging: false, models: [Entry] });
  try {
    const collection = (connection.client as MongoClient).db(name).collection<EntryDocument>('entry');
    for (let start = 0; start < count; start += INSERT_BATCH) {
      const length = Math.min(INSERT_BATCH, count - start);
      await collection.insertMany(Array.from({ length }, (_, i) => make(start + i)) as EntryDocument[], {
        ordered: false,
      });
    }
    return await use({ collection });
  } finally {
    await connection.db.dropDatabase();
    await connection.close();
  }
}
