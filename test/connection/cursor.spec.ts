import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BSON, type Document } from 'mongodb';
import type { ReadCommand } from '../../libs/djongo/src/compiler/index.js';
import type { Connection } from '../../libs/djongo/src/connection/index.js';
import { DatabaseError, NotSupportedError, OperationalError } from '../../libs/djongo/src/errors/index.js';
import { type CommandRecord, recordCommands, testDatabase } from '../support/database.js';
import { makeConnection, rejection } from './support.js';

const database = testDatabase();
const plain = { options: {}, read: (raw: unknown) => raw };
const ids = { options: {}, read: (raw: unknown): unknown => (raw as Document)['_id'] };
let connection: Connection;
let sent: CommandRecord;

function open(): Connection {
  return makeConnection({ name: database.name, uri: database.uri, client: { monitorCommands: true } });
}

beforeAll(async () => {
  const documents = Array.from({ length: 1000 }, (_, n) => ({ _id: n, n: n % 10 }));
  await database.db.collection<{ _id: number; n: number }>('entry').insertMany(documents);
  connection = open();
  await connection.ready();
  sent = recordCommands(connection.client);
});
beforeEach(() => sent.clear());
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const every: ReadCommand = { find: 'entry', filter: {}, sort: { _id: 1 }, batchSize: 100 };

describe('cursor', () => {
  it.each<[ReadCommand, unknown[]]>([
    [{ find: 'entry', filter: { _id: 5 } }, [{ _id: 5, n: 5 }]],
    [
      { find: 'entry', filter: { n: { $lt: 2 } }, projection: { n: 0 }, sort: { n: -1, _id: 1 }, skip: 1, limit: 2 },
      [{ _id: 11 }, { _id: 21 }],
    ],
    [{ find: 'entry', filter: {}, sort: { _id: 1 }, limit: 1, singleBatch: true, hint: '_id_' }, [{ _id: 0, n: 0 }]],
    [
      { find: 'entry', filter: { _id: 1 }, collation: { locale: 'en', strength: 2 }, comment: 'c', maxTimeMS: 5000 },
      [{ _id: 1, n: 1 }],
    ],
    [{ aggregate: 'entry', pipeline: [{ $match: { n: 3 } }, { $count: 'n' }], cursor: {} }, [{ n: 100 }]],
    [
      { aggregate: 'entry', pipeline: [{ $match: { _id: 3 } }], cursor: { batchSize: 5 }, allowDiskUse: true },
      [{ _id: 3, n: 3 }],
    ],
  ])('sends %j', async (command, rows) => {
    expect(await connection.cursor(command, plain).toArray()).toEqual(rows);
    // The driver keeps a sort in a Map: what counts is what it becomes on the wire.
    expect(sent.commands.map(onWire)).toEqual([onWire(command)]);
  });

  it('reads every batch, whichever way', async () => {
    const expected = Array.from({ length: 1000 }, (_, n) => n);
    expect(await connection.cursor(every, ids).toArray()).toEqual(expected);
    const seen: unknown[] = [];
    for await (const id of connection.cursor(every, ids)) seen.push(id);
    expect(seen).toEqual(expected);
    expect(sent.commands.filter((command) => 'killCursors' in command)).toEqual([]);
  });

  it('gives the reader what its options ask for', async () => {
    const raw = {
      options: { raw: true },
      read: (bytes: unknown) => BSON.deserialize(bytes as Uint8Array)['n'] as number,
    };
    const rows: number[] = await connection.cursor({ find: 'entry', filter: { _id: 7 } }, raw).toArray();
    expect(rows).toEqual([7]);
  });

  it('takes rows that are null', async () => {
    const nulls = { options: {}, read: () => null };
    expect(await connection.cursor({ ...every, limit: 3 }, nulls).toArray()).toEqual([null, null, null]);
  });

  it('sends nothing before it is used', async () => {
    const other = open();
    const cursor = other.cursor(every, ids);
    expect(other.state).toBe('idle');
    expect(await cursor.toArray()).toHaveLength(1000);
    expect(other.state).toBe('ready');
    await other.close();
  });

  it("closes the server's cursor when a loop ends early", async () => {
    for await (const id of connection.cursor(every, ids)) {
      if (id === 5) break;
    }
    expect(sent.commands.map((command) => Object.keys(command)[0])).toEqual(['find', 'killCursors']);
  });

  it('closes it when the loop throws, and passes the error on', async () => {
    const error = new TypeError('mine');
    const loop = async () => {
      for await (const _ of connection.cursor(every, ids)) throw error;
    };
    expect(await rejection(loop())).toBe(error);
    expect(sent.commands.map((command) => Object.keys(command)[0])).toEqual(['find', 'killCursors']);
  });

  it('closes it once, though its loop ends while it is closed from outside', async () => {
    const cursor = connection.cursor(every, ids);
    let closing: Promise<void> | undefined;
    for await (const _ of cursor) closing ??= cursor.close();
    await closing;
    expect(sent.commands.map((command) => Object.keys(command)[0])).toEqual(['find', 'killCursors']);
  });

  it('ends a loop when it is closed', async () => {
    const cursor = connection.cursor(every, ids);
    const seen: unknown[] = [];
    for await (const id of cursor) {
      seen.push(id);
      if (seen.length === 3) await cursor.close();
    }
    expect(seen).toEqual([0, 1, 2]);
    await cursor.close();
  });

  it('can be read once', async () => {
    const cursor = connection.cursor({ find: 'entry', filter: { _id: 1 } }, ids);
    await cursor.toArray();
    expect(await rejection(cursor.toArray())).toBeInstanceOf(NotSupportedError);
    const closed = connection.cursor(every, ids);
    await closed.close();
    expect(await rejection(closed[Symbol.asyncIterator]().next())).toBeInstanceOf(NotSupportedError);
    expect(sent.commands).toHaveLength(1);
  });

  it("translates errors, and leaves the reader's alone", async () => {
    const bad: ReadCommand = { find: 'entry', filter: { $nonsense: 1 } };
    const refused = await rejection(connection.cursor(bad, ids).toArray());
    expect(refused).toBeInstanceOf(DatabaseError);
    expect(refused).toMatchObject({ message: "A command on collection 'entry' was refused (BadValue)." });
    expect(await rejection(connection.cursor(bad, ids)[Symbol.asyncIterator]().next())).toBeInstanceOf(DatabaseError);
    const failing = {
      options: {},
      read: () => {
        throw new RangeError('mine');
      },
    };
    expect(await rejection(connection.cursor(every, failing).toArray())).toBeInstanceOf(RangeError);
    expect(sent.commands.at(-1)).toHaveProperty('killCursors');
  });
});

describe('closing the connection', () => {
  it('lets a loop under way finish', async () => {
    const other = open();
    const seen: unknown[] = [];
    let closing: Promise<void> | undefined;
    for await (const id of other.cursor(every, ids)) {
      seen.push(id);
      closing ??= other.close();
    }
    await closing;
    expect(seen).toHaveLength(1000);
  });

  it('ends a loop that takes too long, with an error rather than early', async () => {
    const other = makeConnection({ name: database.name, uri: database.uri, shutdownTimeoutMs: 20 });
    const seen: unknown[] = [];
    const loop = async () => {
      for await (const id of other.cursor(every, ids)) {
        seen.push(id);
        if (seen.length === 10) await other.close();
      }
    };
    const error = await rejection(loop());
    expect(error).toBeInstanceOf(OperationalError);
    expect(error).toMatchObject({ message: "connection 'default' is closed" });
    expect(seen).toHaveLength(10);
  });

  it('leaves no cursor in the server that nobody reads on', async () => {
    const other = makeConnection({
      name: database.name,
      uri: database.uri,
      shutdownTimeoutMs: 20,
    });
    const iterator = other.cursor(every, ids)[Symbol.asyncIterator]();
    await iterator.next();
    expect(await openCursors()).toBe(1);
    await other.close();
    expect(await openCursors()).toBe(0);
  });
});

async function openCursors(): Promise<number> {
  const ns = `${database.name}.entry`;
  const pipeline = [{ $currentOp: { idleCursors: true, localOps: true } }, { $match: { type: 'idleCursor', ns } }];
  return (await database.client.db('admin').aggregate(pipeline).toArray()).length;
}

function onWire(command: object): Document {
  return BSON.deserialize(BSON.serialize(command));
}
