import type { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { type DataFolder, folderInUse } from './data-folder.js';
import { EmbeddedMongodError } from './embedded-mongod.error.js';
import { loadMemoryServer } from './memory-server.js';
import { adoptReplicaSet } from './replica-set.js';

const NAME = 'rs0';
/** Recovery after a crash takes its time on a slow disk. */
const LAUNCH_MS = 60_000;

interface ReplSetPlan {
  readonly binary: { readonly path: string; readonly version: string };
  /** One for each member. */
  readonly ports: readonly number[];
  readonly data: DataFolder | undefined;
  readonly args: readonly string[];
}

/** Starts memory-server's replica set by `plan`. */
export async function startReplSet(plan: ReplSetPlan): Promise<MongoMemoryReplSet> {
  const replSet = await createReplSet(plan);
  try {
    await withSystemBinary(plan.binary.path, () => replSet.start());
    return replSet;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (plan.data !== undefined && reason.includes('DBPathInUse'))
      throw folderInUse(plan.data.path, 'another mongod', cause);
    throw new EmbeddedMongodError(`mongod did not start: ${reason}`, { cause });
  }
}

async function createReplSet({ binary, ports, data, args }: ReplSetPlan): Promise<MongoMemoryReplSet> {
  const { MongoMemoryReplSet: ReplSet } = await loadMemoryServer();
  class EmbeddedReplSet extends ReplSet {
    /** Servers that exist already start on exactly their port; new ones may silently move to another. */
    protected override async initAllServers(): Promise<void> {
      const options = { launchTimeout: LAUNCH_MS, ...(data && { dbPath: data.path }) };
      this.servers = ports.map((port) => this._initServer(this.getInstanceOpts({ ...options, port })));
      await super.initAllServers();
    }

    protected override async _initReplSet(): Promise<void> {
      if (data?.used === true) await adoptReplicaSet(`127.0.0.1:${ports[0]}`);
      await super._initReplSet();
    }
  }
  return new EmbeddedReplSet({
    binary: { systemBinary: binary.path, version: binary.version },
    // A session of its own: Ctrl-C in the terminal is for the application, which needs its database to end in good order.
    replSet: {
      spawn: { detached: process.platform !== 'win32' },
      name: NAME,
      count: ports.length,
      storageEngine: 'wiredTiger',
      args: [...args],
    },
  });
}

/** memory-server lets the environment win over its option, and by now the binary is settled. */
async function withSystemBinary<T>(binary: string, run: () => Promise<T>): Promise<T> {
  const before = process.env['MONGOMS_SYSTEM_BINARY'];
  if (before === undefined || before === binary) return run();
  process.env['MONGOMS_SYSTEM_BINARY'] = binary;
  return run().finally(() => (process.env['MONGOMS_SYSTEM_BINARY'] = before));
}
