import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import type { WriteCommand } from '../../libs/djongo/src/compiler/index.js';
import type { Connection } from '../../libs/djongo/src/connection/index.js';
import { type CommandRecord, recordCommands, testDatabase } from '../support/database.js';
import { makeConnection } from './support.js';

const database = testDatabase();
let connection: Connection;
let sent: CommandRecord;

beforeAll(async () => {
  connection = makeConnection({ name: database.name, uri: database.uri, client: { monitorCommands: true } });
  await connection.ready();
  sent = recordCommands(connection.client);
});
afterEach(async () => {
  await database.db.collection('entry').deleteMany({});
  sent.clear();
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

function rows(): Promise<Document[]> {
  return database.db.collection('entry').find({}).sort({ _id: 1 }).toArray();
}

describe('run', () => {
  it.each<[WriteCommand, object]>([
    [{ insert: 'entry', documents: [{ _id: 1, a: 1 }], ordered: true }, { inserted: 1 }],
    [{ insert: 'entry', documents: [{ a: 'without a key' }], ordered: true }, { inserted: 1 }],
    [{ insert: 'entry', documents: [{ _id: 1 }], ordered: false }, { inserted: 1 }],
    [{ insert: 'entry', documents: [{ _id: 1 }, { a: 2 }], ordered: true }, { inserted: 2 }],
    [{ insert: 'entry', documents: [{ _id: 1 }], ordered: true, comment: 'why' }, { inserted: 1 }],
  ])('sends %j', async (command, result) => {
    expect(await connection.run(command)).toEqual(result);
    expect(sent.commands).toEqual([command]);
    expect(await rows()).toHaveLength(sent.commands[0]?.['documents'].length);
  });

  it.each<[WriteCommand, object, Document[]]>([
    [
      { update: 'entry', updates: [{ q: { _id: 1 }, u: { $set: { a: 9 } } }] },
      { matched: 1, modified: 1 },
      [
        { _id: 1, a: 9 },
        { _id: 2, a: 2 },
        { _id: 3, a: 3 },
      ],
    ],
    [
      { update: 'entry', updates: [{ q: { a: { $lte: 2 } }, u: { $set: { a: 2 } }, multi: true }] },
      { matched: 2, modified: 1 },
      [
        { _id: 1, a: 2 },
        { _id: 2, a: 2 },
        { _id: 3, a: 3 },
      ],
    ],
    [
      { update: 'entry', updates: [{ q: {}, u: [{ $set: { a: '$_id', b: { $literal: '$a' } } }], multi: true }] },
      { matched: 3, modified: 3 },
      [
        { _id: 1, a: 1, b: '$a' },
        { _id: 2, a: 2, b: '$a' },
        { _id: 3, a: 3, b: '$a' },
      ],
    ],
    [
      {
        update: 'entry',
        updates: [
          { q: { _id: 1 }, u: { $set: { a: 7 } } },
          { q: { _id: 4 }, u: { $set: { a: 4 } }, upsert: true },
        ],
      },
      { matched: 1, modified: 1, upserted: [1] },
      [
        { _id: 1, a: 7 },
        { _id: 2, a: 2 },
        { _id: 3, a: 3 },
        { _id: 4, a: 4 },
      ],
    ],
    [
      { update: 'entry', updates: [{ q: { _id: 4 }, u: { $set: { a: 4 } }, upsert: true }] },
      { matched: 0, modified: 0, upserted: [0] },
      [
        { _id: 1, a: 1 },
        { _id: 2, a: 2 },
        { _id: 3, a: 3 },
        { _id: 4, a: 4 },
      ],
    ],
    [
      { delete: 'entry', deletes: [{ q: { a: { $gt: 1 } }, limit: 1 }] },
      { deleted: 1 },
      [
        { _id: 1, a: 1 },
        { _id: 3, a: 3 },
      ],
    ],
    [{ delete: 'entry', deletes: [{ q: { a: { $gt: 1 } }, limit: 0 }] }, { deleted: 2 }, [{ _id: 1, a: 1 }]],
    [
      {
        delete: 'entry',
        deletes: [
          { q: { _id: 1 }, limit: 1 },
          { q: { _id: 3 }, limit: 1 },
        ],
      },
      { deleted: 2 },
      [{ _id: 2, a: 2 }],
    ],
  ])('sends %j', async (command, result, left) => {
    await database.db
      .collection<{ _id: number; a: number }>('entry')
      .insertMany([1, 2, 3].map((n) => ({ _id: n, a: n })));
    expect(await connection.run(command)).toEqual(result);
    // The driver says `ordered` always; true is what the server assumes.
    expect(sent.commands).toEqual([{ ...command, ordered: true }]);
    expect(await rows()).toEqual(left);
  });

  it('does not send a command without statements', async () => {
    expect(await connection.run({ insert: 'entry', documents: [] })).toEqual({ inserted: 0 });
    expect(await connection.run({ update: 'entry', updates: [] })).toEqual({ matched: 0, modified: 0 });
    expect(await connection.run({ delete: 'entry', deletes: [] })).toEqual({ deleted: 0 });
    expect(sent.commands).toEqual([]);
  });

  it('leaves the documents as they are', async () => {
    const documents = [{ a: 1 }, { a: 2 }].map((document) => Object.freeze(document));
    await connection.run({ insert: 'entry', documents });
    expect(documents).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('joins a session', async () => {
    const session = connection.client.startSession();
    session.startTransaction();
    await connection.run({ insert: 'entry', documents: [{ _id: 1 }] }, { session });
    await session.abortTransaction();
    await session.endSession();
    expect(await rows()).toEqual([]);
  });

  it('types the result by the command', async () => {
    const inserted: number = (await connection.run({ insert: 'entry', documents: [{ a: 1 }] })).inserted;
    const deleted: number = (await connection.run({ delete: 'entry', deletes: [{ q: {}, limit: 0 }] })).deleted;
    expect([inserted, deleted]).toEqual([1, 1]);
  });
});
