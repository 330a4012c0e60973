import type { Document } from '../bson.js';
import type { ModelSource } from '../connection/index.js';
import { modelErrors } from '../meta/index.js';

/** The object that is stored under a key, read anew. Throws `DoesNotExist` where there is none, or no key to find it by. */
export async function readStored(source: ModelSource, key: Document | undefined): Promise<object> {
  const { meta, codec, connection, context } = source;
  const { DoesNotExist } = modelErrors(meta.model);
  if (key === undefined) throw new DoesNotExist(`This ${meta.name} has no key, so it is not in the database.`);
  const command = { find: meta.collection, filter: key, limit: 1 };
  const [stored] = await connection.cursor(command, codec.models, {}, context).toArray();
  if (stored === undefined) throw new DoesNotExist(`This ${meta.name} is no longer in the database.`);
  return stored;
}
