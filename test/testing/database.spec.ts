import { afterAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { recordCommands, serverUri, testDatabase } from '../support/database.js';

const database = testDatabase();
afterAll(() => database.drop());

describe('testDatabase', () => {
  it('gives a database named after the test file, on the server of the run', async () => {
    expect(database.name).toMatch(/^database_[0-9a-f]{8}$/);
    await database.db.collection('things').insertOne({ a: 1 });
    expect(await database.db.collection('things').countDocuments()).toBe(1);
  });

  it('gives another one on every call, and drops it', async () => {
    const other = testDatabase();
    expect(other.name).not.toBe(database.name);
    await other.db.collection('things').insertOne({});
    await other.drop();
    const { databases } = await database.client.db('admin').admin().listDatabases({ nameOnly: true });
    expect(databases.map(({ name }) => name)).not.toContain(other.name);
  });
});

describe('recordCommands', () => {
  it('collects what is sent, without what the driver adds', async () => {
    const record = recordCommands(database.client);
    await database.db.collection('things').findOne({ a: 1 });
    expect(record.commands).toEqual([{ find: 'things', filter: { a: 1 }, limit: 1, singleBatch: true }]);
    record.clear();
    expect(record.commands).toEqual([]);
    record.stop();
    await database.db.collection('things').findOne({});
    expect(record.commands).toEqual([]);
  });

  it('refuses a client that does not publish its commands', () => {
    expect(() => recordCommands(new MongoClient(serverUri()))).toThrow('monitorCommands: true');
  });
});
