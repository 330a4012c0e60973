import type { Document } from '../bson.js';
import { encodeFields, type Field } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';
import { checkDocument } from './check-document.js';
import { compileModelReader, compilePartialReader } from './model-reader.js';
import type { Reader, ValuesColumn } from './reader.js';
import { compileValuesReader } from './values-reader.js';

/** A model's fields compiled to a reader and a writer. Other rooms never see how a document is laid out. */
export interface ModelCodec<M extends object = object> {
  /** Reads whole documents into instances. */
  readonly models: Reader<M>;
  /** Reads documents of which only some fields are there; the others stay undefined. */
  partial(fields: readonly Field[]): Reader<M>;
  /** Reads single columns into plain rows. */
  values(columns: readonly ValuesColumn[]): Reader<Record<string, unknown>>;
  /**
   * The document of an instance whose values are in the model's form, or the part of it that some fields make up.
   * Throws `ValidationError` for one that is deeper or larger than a server takes.
   */
  write(instance: M, fields?: readonly Field[]): Document;
}

export interface CodecOptions {
  /** Whether a document that lacks a declared key is refused with `MigrationError` instead of read as null. */
  readonly strict: boolean;
}

/** Compiles the codec of a model; done once, at registration. */
export function compileCodec<M extends object>(meta: ModelMeta<M>, { strict }: CodecOptions): ModelCodec<M> {
  return Object.freeze({
    models: compileModelReader(meta, strict),
    partial: (fields: readonly Field[]) => compilePartialReader(meta, fields, strict),
    values: (columns: readonly ValuesColumn[]) => compileValuesReader(columns),
    write: (instance: M, fields: readonly Field[] = meta.fieldList) => {
      const document = encodeFields(fields, instance);
      checkDocument(fields, document);
      return document;
    },
  });
}
