import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { EmbeddedMongod, EmbeddedMongodError, MongodNotFoundError } from 'nestjs-djongo/testing';
import { ended, isRunning } from '../support/processes.js';
import { scratchFolder, writeScript } from '../support/scratch.js';

let scratch: ReturnType<typeof scratchFolder>;
const running: EmbeddedMongod[] = [];

beforeEach(() => {
  scratch = scratchFolder();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  scratch.remove();
});

async function start(options?: Parameters<typeof EmbeddedMongod.start>[0]): Promise<EmbeddedMongod> {
  const server = await EmbeddedMongod.start(options);
  running.push(server);
  return server;
}

async function withClient<T>({ uri }: EmbeddedMongod, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 });
  return work(client).finally(() => client.close());
}

const insert = (server: EmbeddedMongod) => withClient(server, (c) => c.db('kept').collection('rows').insertOne({}));
const count = (server: EmbeddedMongod) => withClient(server, (c) => c.db('kept').collection('rows').countDocuments());
const portOf = ({ uri }: EmbeddedMongod): number => Number(new URL(uri).port);

describe('EmbeddedMongod', () => {
  it('is a replica set with transactions, and is gone after stop()', async () => {
    const server = await start();
    expect(server.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/\?replicaSet=rs0$/);
    await withClient(server, (client) =>
      client.withSession((session) =>
        session.withTransaction(() => client.db('a').collection('b').insertOne({}, { session })),
      ),
    );
    expect(server.pids).toHaveLength(1);
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    for (const pid of server.pids) expect(await isRunning(pid)).toBe(false);
  });

  it('stops at the end of `await using`', async () => {
    const server = await start();
    await server[Symbol.asyncDispose]();
    for (const pid of server.pids) expect(await isRunning(pid)).toBe(false);
  });

  it('has as many members as asked for', async () => {
    const server = await start({ members: 3 });
    expect(server.uri.split(',')).toHaveLength(3);
    const status = await withClient(server, (client) => client.db('admin').command({ replSetGetStatus: 1 }));
    expect(status['members']).toHaveLength(3);
  });

  it('allows fail points with testCommands, and only then', async () => {
    const failPoint = { configureFailPoint: 'failCommand', mode: 'off' };
    const [open, closed] = await Promise.all([start({ testCommands: true }), start()]);
    expect(await withClient(open, (client) => client.db('admin').command(failPoint))).toMatchObject({ ok: 1 });
    await expect(withClient(closed, (client) => client.db('admin').command(failPoint))).rejects.toThrow(
      'no such command',
    );
  });

  it('passes on arguments', async () => {
    const server = await start({ args: ['--setParameter', 'ttlMonitorSleepSecs=7'] });
    const read = { getParameter: 1, ttlMonitorSleepSecs: 1 };
    expect(await withClient(server, (client) => client.db('admin').command(read))).toMatchObject({
      ttlMonitorSleepSecs: 7,
    });
  });
});

describe('dbPath', () => {
  it('keeps the data for the next run, on another port and on the same one', async () => {
    const dbPath = join(scratch.path, 'new', 'folder');
    const first = await start({ dbPath });
    await insert(first);
    await first.stop();

    const second = await start({ dbPath });
    expect(await count(second)).toBe(1);
    await insert(second);
    await second.stop();

    const third = await start({ dbPath, port: portOf(second) });
    expect(portOf(third)).toBe(portOf(second));
    expect(await count(third)).toBe(2);
  });

  it('keeps the data after a kill -9, with the old port taken by someone else', async () => {
    const first = await start({ dbPath: scratch.path });
    await insert(first);
    for (const pid of first.pids) process.kill(pid, 'SIGKILL');
    await Promise.all(first.pids.map((pid) => ended(pid)));
    const squatter = await listen(portOf(first));

    const second = await start({ dbPath: scratch.path }).finally(() => squatter.close());
    expect(portOf(second)).not.toBe(portOf(first));
    expect(await count(second)).toBe(1);
  });

  it('is refused while another server has it open, which goes on undisturbed', async () => {
    const first = await start({ dbPath: scratch.path });
    await insert(first);
    await expect(start({ dbPath: scratch.path })).rejects.toThrow(
      `The data folder ${scratch.path} is in use by the mongod with process id ${first.pids[0]}.`,
    );
    expect(await count(first)).toBe(1);
  });

  it('is for a single member', async () => {
    await expect(start({ members: 2, dbPath: scratch.path })).rejects.toThrow(
      'dbPath and port are for a single member',
    );
  });
});

describe('what cannot start', () => {
  it('a port that is taken', async () => {
    const squatter = await listen(0);
    const address = squatter.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const attempt = start({ port }).finally(() => squatter.close());
    await expect(attempt).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken.`);
    await expect(attempt).rejects.toBeInstanceOf(EmbeddedMongodError);
  });

  it('a binary that is broken, whatever the environment has', async () => {
    const binary = await writeScript(join(scratch.path, 'mongod'), 'exit 1');
    const attempt = start({ binary });
    await expect(attempt).rejects.toBeInstanceOf(MongodNotFoundError);
    await expect(attempt).rejects.toThrow('the option binary');
  });

  it('half a member', async () => {
    await expect(start({ members: 0.5 })).rejects.toThrow('members must be a whole number from 1, not 0.5.');
  });
});

/** Another program on a port: hangs up on whoever calls. */
function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy()).once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
