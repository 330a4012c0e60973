import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { Connection } from '../../libs/djongo/src/connection/index.js';
import { testDatabase } from '../support/database.js';
import { makeConnection, recordLog, rejection } from './support.js';

const database = testDatabase();
const opened: Connection[] = [];

function open(logging: unknown) {
  const log = recordLog();
  const connection = makeConnection({ name: database.name, uri: database.uri, logging }, log);
  opened.push(connection);
  return { connection, lines: log.lines };
}

/** The lines without what differs from run to run. */
function plain(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/ \d+(\.\d)? ms/, ' 0 ms'));
}

async function useAll(connection: Connection): Promise<void> {
  const read = { options: {}, read: String };
  await connection.run({ insert: 'entry', documents: [{ name: 's3cr3t' }, { name: 's3cr3t' }] });
  await connection.run({
    update: 'entry',
    updates: [{ q: { name: 's3cr3t' }, u: { $set: { name: 's3cr3t2' } }, multi: true }],
  });
  const filter = { $or: [{ name: { $in: ['s3cr3t', 's3cr3t2'] } }, { at: new Date(0), 'a.b': /s3cr3t/ }] };
  await connection.cursor({ find: 'entry', filter, sort: { name: 1 } }, read).toArray();
  const pipeline = [{ $match: { name: 's3cr3t' } }, { $group: { _id: '$name', n: { $sum: 1 } } }];
  await connection.cursor({ aggregate: 'entry', pipeline, cursor: {} }, read).toArray();
  await connection.run({ delete: 'entry', deletes: [{ q: { name: 's3cr3t' }, limit: 0 }] });
  await rejection(connection.cursor({ find: 'entry', filter: { $s3cr3t: 's3cr3t' } }, read).toArray());
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((connection) => connection.close()));
});
afterAll(() => database.drop());

describe('the log of queries', () => {
  it('has a line for each command, its shape and no value', async () => {
    const { connection, lines } = open({ queries: true });
    await useAll(connection);
    expect(plain(lines)).toEqual([
      'debug: default: insert entry 0 ms (2 documents)',
      'debug: default: update entry 0 ms { updates: [{ q: { name: ? }, u: { $set: { name: ? } }, multi: ? }] }',
      'debug: default: find entry 0 ms { filter: { $or: [{ name: { $in: [?] } }, { at: ?, a.b: ? }] }, sort: { name: ? } }',
      'debug: default: aggregate entry 0 ms { pipeline: [{ $match: { name: ? } }, { $group: { _id: ?, n: { $sum: ? } } }] }',
      'debug: default: delete entry 0 ms { deletes: [{ q: { name: ? }, limit: ? }] }',
      'debug: default: find entry 0 ms { filter: { $s3cr3t: ? } } failed: BadValue',
    ]);
    expect(lines.join('\n').replace('$s3cr3t', '')).not.toMatch(/s3cr3t|127\.0\.0\.1|localhost/);
  });

  it('has the values if asked for', async () => {
    const { connection, lines } = open({ queries: true, values: true });
    await connection.run({ delete: 'entry', deletes: [{ q: { name: 'x', n: 5 }, limit: 1 }] });
    expect(plain(lines)).toEqual([
      'debug: default: delete entry 0 ms { deletes: [{"q":{"name":"x","n":5},"limit":1}] }',
    ]);
  });

  it('has slow commands only, as warnings', async () => {
    const { connection, lines } = open({ slowMs: 50 });
    await connection.ping();
    await connection.run({ insert: 'slow', documents: [{}] });
    const filter = { $where: 'sleep(60) || true' };
    await connection.cursor({ find: 'slow', filter, limit: 1 }, { options: {}, read: String }).toArray();
    expect(plain(lines)).toEqual(['warn: slow default: find slow 0 ms { filter: { $where: ? } }']);
  });

  it.each([false, undefined, {}, { level: 'info', queries: true }])('is silent with %j', async (logging) => {
    const { connection, lines } = open(logging);
    await useAll(connection);
    expect(lines).toEqual([]);
  });
});
