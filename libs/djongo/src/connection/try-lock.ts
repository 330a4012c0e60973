import { createHash } from 'node:crypto';
import { BSON, type Document, ObjectId } from 'mongodb';
import { IntegrityError } from '../errors/index.js';
import type { Connection } from './connection.js';

/** Collection of the locks that are held; empty otherwise. */
const LOCKS = 'djongo_locks';

/** After this long a lock is free again, whatever became of its holder: far longer than a find and an insert take. */
const LEASE_MS = 30_000;

interface LockDocument extends Document {
  _id: string;
  owner: ObjectId;
}

/**
 * Takes the lock of a subject, for all processes that use this database; any server has what it needs. Gives the function
 * that releases it, or nothing while another holds it.
 *
 * @example
 * const release = await tryLock(connection, { entry: { n: 1 } });
 * // { findAndModify: 'djongo_locks', query: { _id: 'Jx…' }, update: [{ $set: { owner: …, until: … } }], upsert: true }
 */
export async function tryLock(connection: Connection, subject: Document): Promise<(() => Promise<void>) | undefined> {
  // Hashed, since a subject may hold values of any length, and those of people.
  const _id = createHash('sha256').update(BSON.EJSON.stringify(subject)).digest('base64');
  const owner = new ObjectId();
  const locks = connection.db.collection<LockDocument>(LOCKS);
  const options = { upsert: true, returnDocument: 'after' } as const;
  const context = { collection: LOCKS };
  try {
    const held = await connection.execute(() => locks.findOneAndUpdate({ _id }, [taken(owner)], options), context);
    if (!held?.owner.equals(owner)) return undefined;
  } catch (error) {
    // Two who insert the lock at once: one of them did.
    if (error instanceof IntegrityError) return undefined;
    throw error;
  }
  return async () => {
    try {
      await connection.execute(() => locks.deleteOne({ _id, owner }), context);
    } catch {
      // What was done under the lock is done; the lease frees it.
    }
  };
}

/** Sets the owner where there is none or the lease is over, by the server's clock. */
function taken(owner: ObjectId): Document {
  const isFree = { $lt: ['$until', '$$NOW'] };
  const until = { $add: ['$$NOW', LEASE_MS] };
  return {
    $set: { owner: { $cond: [isFree, owner, '$owner'] }, until: { $cond: [isFree, until, '$until'] } },
  };
}
