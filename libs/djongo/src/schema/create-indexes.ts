import type { ModelConnection } from '../connection/index.js';
import type { ModelMeta } from '../meta/index.js';
import { indexSpecs } from './index-specs.js';

/** Creates what a model declares and the database lacks. An index that exists stays; one that differs is an error. */
export async function createIndexes(connection: ModelConnection, meta: ModelMeta): Promise<void> {
  const specs = indexSpecs(meta);
  if (specs.length === 0) return;
  await connection.raw(meta.collection).createIndexes(specs.map((spec) => ({ ...spec })));
}
