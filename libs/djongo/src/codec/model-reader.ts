import { BSON } from 'mongodb';
import { MigrationError } from '../errors/index.js';
import { decodeFields, isPlain } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';
import { DRIVER_OPTIONS } from './driver-options.js';
import { missingPaths } from './missing-paths.js';
import type { Reader } from './reader.js';

/** The reader of whole documents. Keys that no field declares are ignored. */
export function compileModelReader<M extends object>(meta: ModelMeta<M>, strict: boolean): Reader<M> {
  return {
    options: DRIVER_OPTIONS,
    read: (raw) => {
      const document = isPlain(raw) ? raw : {};
      if (strict) checkComplete(meta, document);
      return decodeFields(meta.model, meta.fieldList, document);
    },
  };
}

function checkComplete(meta: ModelMeta, document: Record<string, unknown>): void {
  const missing = missingPaths(meta.fieldList, document);
  if (missing.length === 0) return;
  throw new MigrationError(
    `The document ${keyText(document['_id'])} of collection '${meta.collection}' lacks ${missing.join(', ')}, ` +
      `which ${meta.name} declares. Add what is missing to the stored documents, or set enforceSchema to false.`,
  );
}

function keyText(key: unknown): string {
  return isPlain(key) ? BSON.EJSON.stringify(key) : String(key);
}
