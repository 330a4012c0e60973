import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import { OperationalError } from '../../libs/djongo/src/errors/index.js';
import { checkBinary } from '../../libs/djongo/src/testing/check-binary.js';
import { findMongod } from '../../libs/djongo/src/testing/index.js';
import { makeConnection, recordLog, rejection } from './support.js';

const USERNAME = 'us:er@home/1';
const PASSWORD = 'p@ss%40:/?#[]é';
let server: MongoMemoryServer;

beforeAll(async () => {
  const systemBinary = await findMongod();
  server = await MongoMemoryServer.create({
    binary: { systemBinary, version: await checkBinary(systemBinary) },
    instance: { storageEngine: 'wiredTiger' },
    auth: { enable: true, customRootName: USERNAME, customRootPwd: PASSWORD },
  });
});
afterAll(() => server.stop());

function open(client: Readonly<Record<string, unknown>>, options: Readonly<Record<string, unknown>> = {}) {
  const log = recordLog();
  const host = { host: '127.0.0.1', port: server.instanceInfo?.port };
  return { log, connection: makeConnection({ name: 'blog', client: { ...host, ...client }, ...options }, log) };
}

describe('credentials', () => {
  it('with any characters are accepted, from the options and from an escaped URI', async () => {
    const { connection } = open({ username: USERNAME, password: PASSWORD });
    await connection.ping();
    await connection.close();
    const userinfo = `${encodeURIComponent(USERNAME)}:${encodeURIComponent(PASSWORD)}`;
    const port = server.instanceInfo?.port;
    const byUri = makeConnection({ name: 'blog', uri: `mongodb://${userinfo}@127.0.0.1:${port}/?authSource=admin` });
    await byUri.ping();
    await byUri.close();
  });

  it('that are wrong fail at once, and are never tried again', async () => {
    const { connection, log } = open({ username: 'root', password: 's3cr3t' });
    let attempts = 0;
    connection.client.on('topologyOpening', () => attempts++);
    await connection.start();
    const error = await rejection(connection.ping());
    expect(error).toBeInstanceOf(OperationalError);
    expect(error).toMatchObject({
      message: 'The server refused the credentials; check username, password and authSource.',
      cause: { code: 18 },
    });
    expect(await rejection(connection.run({ insert: 'entry', documents: [{}] }))).toBe(error);
    expect(attempts).toBe(1);
    expect(log.lines).toEqual([`warn: Connection 'default' is not ready: ${(error as Error).message}`]);
    for (const printed of [inspect(connection), JSON.stringify(connection), inspect(error), ...log.lines]) {
      expect(printed).not.toMatch(/s3cr3t|127\.0\.0\.1/);
    }
    await connection.close();
  });

  it('that are wrong fail an eager start', async () => {
    const { connection, log } = open({ username: 'root', password: 's3cr3t' }, { connect: 'eager' });
    expect(await rejection(connection.start())).toHaveProperty('message', expect.stringContaining('credentials'));
    expect(connection.state).toBe('closed');
    expect(log.lines).toEqual([]);
  });

  it('that are missing are told by the operation', async () => {
    const { connection } = open({});
    const error = await rejection(connection.run({ insert: 'entry', documents: [{}] }));
    expect(error).toMatchObject({
      name: 'DatabaseError',
      message: "A command on collection 'entry' was refused (Unauthorized).",
    });
    await connection.close();
  });
});
