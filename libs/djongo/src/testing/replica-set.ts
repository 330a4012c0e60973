import { type Document, MongoClient, MongoServerError } from 'mongodb';
import { setTimeout as sleep } from 'node:timers/promises';

const NOT_YET_INITIALIZED = 94;
const PATIENCE_MS = 60_000;

/**
 * Makes kept data follow its server to another port. A replica set's configuration lives in the data folder and names the
 * host and port of the run before; a server that is not in it serves nobody until it is told its new address by force.
 */
export async function adoptReplicaSet(host: string): Promise<void> {
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`);
  try {
    const config = await storedConfig(client);
    const self: Document | undefined = config?.['members'][0];
    if (config === undefined || self === undefined || self['host'] === host) return;
    await client.db('admin').command({ replSetReconfig: { ...config, members: [{ ...self, host }] }, force: true });
  } finally {
    await client.close();
  }
}

/**
 * The configuration that the server has read, once it has; `undefined` when the data has none, because the first run ended too soon.
 * A server listens before that, and then looks for itself at the old address: up to 30 s if a stranger there says nothing.
 */
async function storedConfig(client: MongoClient): Promise<Document | undefined> {
  const stored = await client.db('local').collection('system.replset').findOne();
  if (stored === null) return undefined;
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(50)) {
    try {
      return (await client.db('admin').command({ replSetGetConfig: 1 }))['config'];
    } catch (error) {
      const early = error instanceof MongoServerError && error.code === NOT_YET_INITIALIZED;
      if (!early || Date.now() > deadline) throw error;
    }
  }
}
