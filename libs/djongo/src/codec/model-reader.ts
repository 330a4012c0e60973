import { BSON } from 'mongodb';
import { MigrationError } from '../errors/index.js';
import { decodeFields, type Field, isPlain, setField } from '../fields/index.js';
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
      if (strict) checkComplete(meta, meta.fieldList, document);
      return decodeFields(meta.model, meta.fieldList, document);
    },
  };
}

/** The same of documents of which only some fields were asked for; the others are undefined, whatever the class sets itself. */
export function compilePartialReader<M extends object>(
  meta: ModelMeta<M>,
  fields: readonly Field[],
  strict: boolean,
): Reader<M> {
  const others = meta.fieldList.filter((field) => !fields.includes(field));
  return {
    options: DRIVER_OPTIONS,
    read: (raw) => {
      const document = isPlain(raw) ? raw : {};
      if (strict) checkComplete(meta, fields, document);
      const instance = decodeFields(meta.model, fields, document);
      for (const field of others) setField(instance, field, undefined);
      return instance;
    },
  };
}

function checkComplete(meta: ModelMeta, fields: readonly Field[], document: Record<string, unknown>): void {
  const missing = missingPaths(fields, document);
  if (missing.length === 0) return;
  throw new MigrationError(
    `The document ${keyText(document['_id'])} of collection '${meta.collection}' lacks ${missing.join(', ')}, ` +
      `which ${meta.name} declares. Add what is missing to the stored documents, or set enforceSchema to false.`,
  );
}

function keyText(key: unknown): string {
  return isPlain(key) ? BSON.EJSON.stringify(key) : String(key);
}
