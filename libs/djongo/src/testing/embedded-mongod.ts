import type { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { checkBinary } from './check-binary.js';
import { openDataFolder } from './data-folder.js';
import { EmbeddedMongodError } from './embedded-mongod.error.js';
import { findMongod } from './find-mongod.js';
import { freePort, freePorts } from './free-port.js';
import { startReplSet } from './start-repl-set.js';

/** Options of {@link EmbeddedMongod.start}. */
export interface EmbeddedMongodOptions {
  /** Servers in the replica set; 1 by default. */
  readonly members?: number;
  /** Path of the `mongod` to run; by default the one that `findMongod()` finds. */
  readonly binary?: string;
  /** Folder that keeps the data between runs, on whatever port; for a single member. By default a temporary folder that `stop()` removes. */
  readonly dbPath?: string;
  /** Port on 127.0.0.1; for a single member. By default any free one. */
  readonly port?: number;
  /** Allow the server's test commands, `configureFailPoint` among them. */
  readonly testCommands?: boolean;
  /** Further arguments of `mongod`, `['--setParameter', 'ttlMonitorSleepSecs=1']`. */
  readonly args?: readonly string[];
}

/**
 * A MongoDB replica set of its own on 127.0.0.1 (transactions and change streams work), which ends with its process at the latest.
 *
 * @example
 * const server = await EmbeddedMongod.start();
 * const connection = await connect({ name: 'blog', uri: server.uri, models: [Entry] });
 * await connection.close();
 * await server.stop();
 */
export class EmbeddedMongod {
  /** Connection string of the whole set, `mongodb://127.0.0.1:40123/?replicaSet=rs0`. */
  readonly uri: string;
  /** Process ids of the servers. */
  readonly pids: readonly number[];
  readonly #replSet: MongoMemoryReplSet;
  #stopping: Promise<void> | undefined;

  private constructor(replSet: MongoMemoryReplSet) {
    this.#replSet = replSet;
    this.uri = replSet.getUri();
    this.pids = replSet.servers.flatMap((server) => server.instanceInfo?.instance.mongodProcess?.pid ?? []);
  }

  /**
   * Starts the servers and resolves once there is a primary: well under a second for one member.
   *
   * @throws MongodNotFoundError when there is no `mongod` to run.
   * @throws EmbeddedMongodError when `dbPath` is in use, `port` is taken, the options contradict each other, or the server refuses to start.
   */
  static async start(options: EmbeddedMongodOptions = {}): Promise<EmbeddedMongod> {
    const { members = 1, binary, dbPath, testCommands = false, args = [] } = options;
    checkMembers(members, options);
    const data = dbPath === undefined ? undefined : await openDataFolder(dbPath);
    const path = await findMongod(binary === undefined ? {} : { steps: [optionStep(binary)] });
    const replSet = await startReplSet({
      binary: { path, version: await checkBinary(path) },
      ports: options.port === undefined ? await freePorts(members) : [await wantedPort(options.port)],
      data,
      args: [...(testCommands ? ['--setParameter', 'enableTestCommands=1'] : []), ...args],
    });
    return new EmbeddedMongod(replSet);
  }

  /** Shuts the servers down and removes temporary data; data in `dbPath` stays. May be called again. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  /** `await using server = await EmbeddedMongod.start()`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #stop(): Promise<void> {
    const stopped = await this.#replSet.stop({ doCleanup: true, force: false });
    if (!stopped) throw new EmbeddedMongodError(`mongod could not be stopped; process ids: ${this.pids.join(', ')}.`);
  }
}

function checkMembers(members: number, { dbPath, port }: EmbeddedMongodOptions): void {
  if (!Number.isInteger(members) || members < 1) {
    throw new EmbeddedMongodError(`members must be a whole number from 1, not ${members}.`);
  }
  if (members > 1 && (dbPath !== undefined || port !== undefined)) {
    throw new EmbeddedMongodError(
      `dbPath and port are for a single member, and members is ${members}. Leave them out.`,
    );
  }
}

function optionStep(binary: string) {
  return { name: 'the option binary', find: () => Promise.resolve(binary) };
}

async function wantedPort(port: number): Promise<number> {
  try {
    return await freePort(port);
  } catch (cause) {
    throw new EmbeddedMongodError(`Port ${port} of 127.0.0.1 is taken. Leave the option out for any free port.`, {
      cause,
    });
  }
}
