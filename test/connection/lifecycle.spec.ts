import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { Connection } from '../../libs/djongo/src/connection/index.js';
import { ImproperlyConfigured, MigrationError, OperationalError } from '../../libs/djongo/src/errors/index.js';
import { testDatabase } from '../support/database.js';
import { closedPort, makeConnection, recordLog, rejection } from './support.js';

const database = testDatabase();
const opened: Connection[] = [];

function open(options: Readonly<Record<string, unknown>> = {}, log = recordLog()): Connection {
  const connection = makeConnection({ name: database.name, uri: database.uri, ...options }, log);
  opened.push(connection);
  return connection;
}

/** A connection to a port where nobody listens. */
async function unreachable(options: Readonly<Record<string, unknown>> = {}, log = recordLog()): Promise<Connection> {
  const client = { host: '127.0.0.1', port: await closedPort(), serverSelectionTimeoutMS: 300 };
  return open({ uri: undefined, client, ...options }, log);
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((connection) => connection.close()));
});
afterAll(() => database.drop());

describe('connecting', () => {
  it('is not done by the constructor, nor by a lazy start', async () => {
    const connection = open({ connect: 'lazy' });
    await connection.start();
    expect(connection.state).toBe('idle');
    await connection.ping();
    expect(connection.state).toBe('ready');
    expect(connection.db.databaseName).toBe(database.name);
  });

  it('is begun in the background', async () => {
    const connection = open();
    await connection.start();
    expect(connection.state).toBe('connecting');
    await connection.ready();
    expect(connection.state).toBe('ready');
  });

  it('is done by an eager start', async () => {
    const connection = open({ connect: 'eager' });
    await connection.start();
    expect(connection.state).toBe('ready');
  });

  it('happens once, however many wait for it', async () => {
    const connection = open();
    let topologies = 0;
    connection.client.on('topologyOpening', () => topologies++);
    await Promise.all([connection.ready(), connection.ping(), connection.ready(), connection.ping()]);
    await connection.ready();
    expect(topologies).toBe(1);
  });
});

describe('a server that is down', () => {
  it('does not hold up the boot; the operation fails within the selection time', async () => {
    const log = recordLog();
    const connection = await unreachable({}, log);
    const begun = performance.now();
    await connection.start();
    expect(performance.now() - begun).toBeLessThan(100);
    const error = await rejection(connection.run({ insert: 'entry', documents: [{}] }));
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(error).toBeInstanceOf(OperationalError);
    expect(error).toMatchObject({ message: 'The server cannot be reached (MongoServerSelectionError).' });
    expect(error).toHaveProperty('cause.name', 'MongoServerSelectionError');
    expect(log.lines).toEqual([
      "warn: Connection 'default' is not ready: The server cannot be reached (MongoServerSelectionError).",
    ]);
  });

  it('fails an eager start, which leaves nothing open', async () => {
    const connection = await unreachable({ connect: 'eager' });
    expect(await rejection(connection.start())).toBeInstanceOf(OperationalError);
    expect(connection.state).toBe('closed');
  });

  it('is looked for again by the next operation', async () => {
    const connection = await unreachable();
    let attempts = 0;
    connection.client.on('topologyOpening', () => attempts++);
    await rejection(connection.ping());
    await rejection(connection.ping());
    expect(attempts).toBe(2);
  });

  it('logs nothing with logging: false', async () => {
    const log = recordLog();
    const connection = await unreachable({ logging: false }, log);
    await connection.start();
    await rejection(connection.ready());
    expect(log.lines).toEqual([]);
  });

  it('is not waited for by close()', async () => {
    const log = recordLog();
    const client = { host: '127.0.0.1', port: await closedPort(), serverSelectionTimeoutMS: 30_000 };
    const connection = open({ uri: undefined, client }, log);
    await connection.start();
    const waiting = rejection(connection.ping());
    await sleep(50);
    const begun = performance.now();
    await connection.close();
    expect(await waiting).toMatchObject({ name: 'OperationalError', message: "connection 'default' is closed" });
    expect(performance.now() - begun).toBeLessThan(500);
    expect(log.lines).toEqual([]);
  });
});

describe('a client that cannot connect as configured', () => {
  it('is a configuration error, and is not tried again', async () => {
    const client = { host: '127.0.0.1', port: await closedPort(), tls: true, tlsCAFile: '/nowhere/s3cr3t.pem' };
    const connection = open({ uri: undefined, client });
    const error = await rejection(connection.ping());
    expect(error).toBeInstanceOf(ImproperlyConfigured);
    expect(error).toMatchObject({ message: "A TLS file named in 'client' cannot be read (ENOENT)." });
    expect(await rejection(connection.ping())).toBe(error);
  });
});

describe('hooks', () => {
  it('run in order, once, before any operation', async () => {
    const connection = open();
    const done: string[] = [];
    connection.onConnect(async (given) => {
      expect(given).toBe(connection);
      await sleep(20);
      // A hook's own operations do not wait for the hooks.
      await given.run({ insert: 'hooked', documents: [{ _id: 1 }] });
      await given.ready();
      done.push('first');
    });
    connection.onConnect(async () => void done.push('second'));
    const ping = connection.ping().then(() => done.push('ping'));
    await Promise.all([connection.ready(), ping]);
    await connection.ready();
    expect(done).toEqual(['first', 'second', 'ping']);
  });

  it('may come later: then the next operation waits for them', async () => {
    const connection = open();
    await connection.ready();
    let done = false;
    connection.onConnect(async () => void (done = true));
    expect(connection.state).toBe('idle');
    await connection.ping();
    expect(done).toBe(true);
  });

  it('fail the operations, and run again, from the failed one on', async () => {
    const connection = open();
    const calls: string[] = [];
    connection.onConnect(async () => void calls.push('a'));
    connection.onConnect(async () => {
      calls.push('b');
      if (calls.length === 2) throw new OperationalError('not yet');
    });
    expect(await rejection(connection.ping())).toMatchObject({ message: 'not yet' });
    await connection.ping();
    expect(calls).toEqual(['a', 'b', 'b']);
  });

  it("translate the driver's errors", async () => {
    const connection = open();
    connection.onConnect(async ({ db }) => void (await db.command({ nonsense: 1 })));
    expect(await rejection(connection.ready())).toMatchObject({ message: 'A command was refused (CommandNotFound).' });
  });

  it('are not repeated when that is of no use', async () => {
    const connection = open();
    let calls = 0;
    connection.onConnect(async () => {
      calls++;
      throw new ImproperlyConfigured('wrong');
    });
    const [first, second] = [await rejection(connection.ready()), await rejection(connection.ping())];
    expect(second).toBe(first);
    expect(calls).toBe(1);
  });

  it('that find another schema are asked again after a while, or after maintenance', async () => {
    const connection = open();
    let stands = false;
    let calls = 0;
    connection.onConnect(async () => {
      calls++;
      if (!stands) throw new MigrationError('differs');
    });
    expect(await rejection(connection.ping())).toBeInstanceOf(MigrationError);
    expect(await rejection(connection.ping())).toBeInstanceOf(MigrationError);
    expect(calls).toBe(1);
    const made = await connection.maintain(async () => {
      await connection.ping();
      return (stands = true);
    });
    expect(made).toBe(true);
    await connection.ping();
    expect(calls).toBe(2);
  });

  it('log a failure in the background without the message of an unknown error', async () => {
    const log = recordLog();
    const connection = open({}, log);
    connection.onConnect(() => Promise.reject(new TypeError('s3cr3t')));
    await connection.start();
    await rejection(connection.ready());
    expect(log.lines).toEqual(["warn: Connection 'default' is not ready: a hook failed unexpectedly."]);
  });
});

describe('close', () => {
  it('refuses new operations, and waits for those under way', async () => {
    const connection = open();
    await connection.ready();
    const done: string[] = [];
    const slow = connection.execute(async () => {
      await sleep(100);
      await connection.raw('entry').findOne({});
      done.push('operation');
    });
    await sleep(5);
    const closing = connection.close().then(() => done.push('closed'));
    expect(connection.state).toBe('closing');
    const refused = await rejection(connection.ping());
    expect(refused).toBeInstanceOf(OperationalError);
    expect(refused).toMatchObject({ message: "connection 'default' is closed" });
    await Promise.all([slow, closing]);
    expect(done).toEqual(['operation', 'closed']);
    expect(connection.state).toBe('closed');
  });

  it('waits no longer than its time of grace', async () => {
    const connection = open({ shutdownTimeoutMs: 50 });
    await connection.run({ insert: 'entry', documents: [{}] });
    const endless = { find: 'entry', filter: { $where: 'sleep(3000) || true' } };
    const hanging = rejection(connection.cursor(endless, { options: {}, read: String }).toArray());
    await sleep(20);
    const begun = performance.now();
    await connection.close();
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(await hanging).toMatchObject({ name: 'OperationalError', message: "connection 'default' is closed" });
  });

  it('closes what is tracked before the client', async () => {
    const connection = open();
    await connection.ready();
    const done: string[] = [];
    connection.client.on('topologyClosed', () => done.push('client'));
    connection.track({ close: async () => void done.push('stream') });
    const untrack = connection.track({ close: async () => void done.push('untracked') });
    untrack();
    connection.track({ close: () => Promise.reject(new Error('it fails')) });
    await connection.close();
    expect(done).toEqual(['stream', 'client']);
  });

  it('may be called again, and before anything was opened', async () => {
    const connection = open();
    await Promise.all([connection.close(), connection.close()]);
    await connection.close();
    expect(await rejection(connection.ready())).toMatchObject({ message: "connection 'default' is closed" });
    expect(
      await rejection(connection.cursor({ find: 'a', filter: {} }, { options: {}, read: String }).toArray()),
    ).toBeInstanceOf(OperationalError);
    expect(await rejection(connection.maintain(async () => 1))).toBeInstanceOf(OperationalError);
  });

  it('while connecting leaves no socket', async () => {
    const client = { appName: `sockets_${process.pid}` };
    const still = open({ client });
    await still.ready();
    const before = await serverConnections(client.appName);
    expect(before).toBeGreaterThan(0);
    for (let wait = 0; wait < 20; wait++) {
      const connection = open({ client });
      await connection.start();
      if (wait > 0) await sleep(wait / 2);
      await connection.close();
    }
    await sleep(100);
    expect(await serverConnections(client.appName)).toBe(before);
  });

  it('before the client has even begun to connect ends the attempt too', async () => {
    // The driver reads this file first: at the close, there is nothing to close yet.
    const tls = { tls: true, tlsCAFile: fileURLToPath(import.meta.url), serverSelectionTimeoutMS: 30_000 };
    const late = open({ uri: undefined, client: { host: '127.0.0.1', port: await closedPort(), ...tls } });
    let attempts = 0;
    let closed = 0;
    late.client.on('topologyOpening', () => attempts++).on('topologyClosed', () => closed++);
    const waiting = rejection(late.ping());
    await late.close();
    expect(await waiting).toMatchObject({ message: "connection 'default' is closed" });
    expect(closed).toBe(attempts);
  });
});

async function serverConnections(appName: string): Promise<number> {
  const pipeline = [{ $currentOp: { allUsers: true, idleConnections: true } }, { $match: { appName } }];
  return (await database.client.db('admin').aggregate(pipeline).toArray()).length;
}

describe('a printed connection', () => {
  it('shows alias, name and state only', async () => {
    const connection = open({ uri: undefined, client: { host: 'db.internal', username: 'u', password: 's3cr3t' } });
    const shown = { alias: 'default', name: database.name, state: 'idle' };
    expect(JSON.parse(JSON.stringify({ connection }))).toEqual({ connection: shown });
    const printed = [
      inspect(connection),
      inspect({ a: [connection] }, { depth: 9, showHidden: true }),
      `${connection.alias}`,
    ];
    expect(printed.join()).not.toMatch(/s3cr3t|db\.internal/);
    expect(inspect(connection)).toContain("state: 'idle'");
  });
});
