import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WriteCommand } from '../../libs/djongo/src/compiler/index.js';
import type { Connection } from '../../libs/djongo/src/connection/index.js';
import { DatabaseError, FieldError, IntegrityError, OperationalError } from '../../libs/djongo/src/errors/index.js';
import { testDatabase } from '../support/database.js';
import { makeConnection, rejection } from './support.js';

const database = testDatabase();
const APP = `errors_${process.pid}`;
let connection: Connection;

beforeAll(async () => {
  connection = makeConnection({ name: database.name, uri: database.uri, client: { appName: APP } });
  const entry = connection.raw('entry');
  await entry.createIndexes([
    { key: { headline: 1 }, unique: true },
    { key: { 'blog.name': 1, n: -1 }, unique: true, partialFilterExpression: { n: { $exists: true } } },
    { key: { code: 1, part: 1 }, unique: true, sparse: true, name: 'my code' },
    { key: { nick: 1 }, unique: true, sparse: true, collation: { locale: 'en', strength: 2 } },
  ]);
});
beforeEach(() => connection.raw('entry').deleteMany({}));
afterAll(async () => {
  await connection.close();
  await database.drop();
});

function insert(...documents: Record<string, unknown>[]): WriteCommand {
  return { insert: 'entry', documents: documents.map((document, n) => ({ headline: `h${n}`, ...document })) };
}

/** Every way a duplicate can be refused: alone, in a bulk that stops, and in one that goes on. */
const WAYS = {
  one: (a: object, b: object) => [insert({ ...a }), insert({ headline: 'z', ...b })],
  ordered: (a: object, b: object) => [insert({ ...a }, { ...b })],
  unordered: (a: object, b: object) => [{ ...insert({ ...a }, { ...b }), ordered: false }],
};

describe.each(Object.entries(WAYS))('a duplicate in %s', (_, commands) => {
  it.each([
    [{ headline: 's3cr3t' }, 'headline_1', ['headline']],
    [{ _id: 's3cr3t' }, '_id_', ['_id']],
    [{ blog: { name: 's3cr3t' }, n: 5 }, 'blog.name_1_n_-1', ['blog.name', 'n']],
    [{ nick: 's3cr3t' }, 'nick_1', ['nick']],
    [{ code: 1, part: 2 }, 'my code', ['code', 'part']],
  ])('of %j names index and fields, never the value', async (same, index, fields) => {
    const run = async () => {
      for (const command of commands(same, same)) await connection.run(command);
    };
    const error = await rejection(run());
    expect(error).toBeInstanceOf(IntegrityError);
    expect(error).toMatchObject({ index, fields });
    const message = `The collection 'entry' already has a document with the same ${fields.join(', ')} (unique index '${index}').`;
    expect(error).toMatchObject({ message, cause: { code: 11000 } });
  });
});

describe('a duplicate', () => {
  it('of an index with a name of its own never takes a piece of a value for a field', async () => {
    const forged = { code: 'a", secret: "b', part: 'c' };
    expect(await rejection(connection.run(insert(forged, forged)))).toMatchObject({
      index: 'my code',
      fields: ['code'],
    });
  });

  it('uses what the caller knows of names', async () => {
    const context = {
      fieldName: (path: string) => path.toUpperCase(),
      indexPaths: (index: string) => (index === 'my code' ? ['code', 'part'] : undefined),
    };
    const forged = { code: 'a", secret: "b', part: 'c' };
    const error = await rejection(connection.run(insert(forged, forged), {}, context));
    expect(error).toMatchObject({ fields: ['CODE', 'PART'] });
    expect(error).toHaveProperty('message', expect.stringContaining('the same CODE, PART'));
  });

  it('is found in updates too', async () => {
    await connection.run(insert({}, {}));
    const u = { $set: { headline: 'h1' } };
    const one = connection.run({ update: 'entry', updates: [{ q: { headline: 'h0' }, u }] });
    expect(await rejection(one)).toMatchObject({ name: 'IntegrityError', fields: ['headline'] });
    const two = connection.run({
      update: 'entry',
      updates: [
        { q: { headline: 'h0' }, u },
        { q: { a: 1 }, u },
      ],
    });
    expect(await rejection(two)).toMatchObject({ name: 'IntegrityError', fields: ['headline'] });
  });
});

describe('a document that the collection refuses', () => {
  beforeAll(async () => {
    await connection.db.createCollection('strict', {
      validator: {
        $jsonSchema: {
          required: ['name'],
          properties: { age: { bsonType: 'int' }, blog: { bsonType: 'object', required: ['title'] } },
        },
      },
    });
  });

  it.each([
    [[{ age: 's3cr3t', blog: { a: 's3cr3t' } }], ['age', 'blog.title', 'name']],
    [[{ name: 'a' }, { name: 's3cr3t', age: 's3cr3t' }], ['age']],
  ])('%j', async (documents, fields) => {
    const error = await rejection(connection.run({ insert: 'strict', documents }));
    expect(error).toBeInstanceOf(IntegrityError);
    expect(error).toMatchObject({ index: undefined });
    expect([...(error as IntegrityError).fields].sort()).toEqual(fields);
    expect((error as IntegrityError).message).toMatch(
      /^A document breaks a rule that the collection 'strict' has in the server: see /,
    );
    expect((error as IntegrityError).message).not.toContain('s3cr3t');
  });
});

describe('other errors', () => {
  it('are named by their code', async () => {
    const error = await rejection(
      connection.run({ update: 'entry', updates: [{ q: {}, u: { $nonsense: { a: 's3cr3t' } } }] }),
    );
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(/^A command on collection 'entry' was refused \((code 9|FailedToParse)\)\.$/),
    );
    expect(error).toHaveProperty('cause.code', 9);
  });

  it("pass through when they are not the driver's", async () => {
    const mine = new FieldError('mine');
    expect(await rejection(connection.execute(() => Promise.reject(mine)))).toBe(mine);
    const bug = new TypeError('bug');
    expect(await rejection(connection.execute(() => Promise.reject(bug)))).toBe(bug);
  });

  it('say that a command is too large', async () => {
    const text = 'x'.repeat(17 * 1024 * 1024);
    for (const command of [insert({ text }), { delete: 'entry', deletes: [{ q: { text }, limit: 0 as const }] }]) {
      const error = await rejection(connection.run(command));
      expect(error).toMatchObject({
        name: 'DatabaseError',
        message: "A command on collection 'entry' is larger than the server takes.",
      });
    }
    // Not every end of a buffer is that of the driver's.
    const bug = await rejection(connection.execute(async () => Buffer.alloc(4).readInt32LE(4)));
    expect(bug).toMatchObject({ code: 'ERR_OUT_OF_RANGE' });
  });

  it('of the driver itself are named by their kind', async () => {
    const deep: Record<string, unknown> = {};
    deep['self'] = deep;
    expect(await rejection(connection.run({ insert: 'entry', documents: [deep] }))).toMatchObject({
      name: 'DatabaseError',
      message: "A command on collection 'entry' was refused (BSONError).",
    });
  });
});

describe('an interruption', () => {
  /** Makes the server fail this connection's next commands only: other suites share it. */
  async function failing(data: object, times = 5): Promise<AsyncDisposable> {
    const admin = database.client.db('admin');
    await admin.command({ configureFailPoint: 'failCommand', mode: { times }, data: { appName: APP, ...data } });
    return {
      [Symbol.asyncDispose]: async () => void (await admin.command({ configureFailPoint: 'failCommand', mode: 'off' })),
    };
  }

  it.each([
    ['a lost connection', { closeConnection: true }, /^The server cannot be reached \(\w+\)\.$/],
    [
      'a primary that stepped down',
      { errorCode: 10107 },
      /^The server cannot do this now \(NotWritablePrimary\); try again\.$/,
    ],
    ['a time limit', { errorCode: 50 }, /^The server cannot do this now \(MaxTimeMSExpired\); try again\.$/],
  ])('by %s is operational, in single and bulk writes and reads', async (_, data, message) => {
    const operations = [
      () => connection.run(insert({})),
      () => connection.run(insert({}, {})),
      () => connection.cursor({ find: 'entry', filter: {} }, { options: {}, read: String }).toArray(),
    ];
    for (const operation of operations) {
      await using _failing = await failing({ failCommands: ['insert', 'find'], ...data });
      const error = await rejection(operation());
      expect(error).toBeInstanceOf(OperationalError);
      expect(error).toHaveProperty('message', expect.stringMatching(message));
    }
  });

  it("is survived by the driver's own retry", async () => {
    await using _failing = await failing({ failCommands: ['insert'], closeConnection: true }, 1);
    expect(await connection.run(insert({}, {}))).toEqual({ inserted: 2 });
  });
});
