import { afterAll, beforeAll } from '@jest/globals';
import type { Document } from 'mongodb';
import { connect, type DjongoConnection } from 'nestjs-djongo';
import { Entry } from '../../../tools/docs/entry.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

/** Documents of which each example of the pages finds some, and not all. */
export const ENTRIES: readonly Document[] = [
  {
    headline: 'Come together',
    blog: { name: 'Beatles Blog', tagline: 'All the latest' },
    authors: [
      { name: 'John', email: 'john@example.com' },
      { name: 'Paul', email: 'paul@example.com' },
    ],
    tags: ['rock', 'live'],
    ratings: [[5, 4], [3]],
    pub_date: new Date('1969-09-26T10:15:30.250Z'),
    n_comments: 3,
    extra: { theme: 'dark', columns: 2 },
  },
  {
    headline: 'Gimme shelter',
    blog: { name: 'Stones Blog', tagline: '' },
    authors: [{ name: 'Mick', email: 'mick@example.com' }],
    tags: ['blues'],
    ratings: [[2]],
    pub_date: new Date('1970-02-01T18:00:00Z'),
    n_comments: 12,
    extra: { theme: 'dark', sizes: { list: [1, 2] } },
  },
  { headline: 'A draft', pub_date: null, n_comments: 0, extra: { theme: null } },
  {},
];

/** A database with them for one describe, connected. */
export function docsDatabase(): TestDatabase {
  const database = testDatabase();
  let connection: DjongoConnection;
  beforeAll(async () => {
    connection = await connect({ name: database.name, uri: database.uri, models: [Entry] });
    await database.db.collection('entry').insertMany([...ENTRIES]);
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });
  return database;
}
