import { types } from 'node:util';
import { Binary } from '../bson.js';
import { MaxLengthValidator } from '../validators/index.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';

/** Options of `BinaryField`. */
export interface BinaryFieldOptions extends FieldOptions {
  /** Most bytes allowed. */
  readonly maxLength?: number;
}

/**
 * Bytes. In code a `Uint8Array` of its own, which shares no memory with what was given or read; in the database binary,
 * subtype 0. Takes buffers, the driver's `Binary`, and base64 as text, which is what `toJSON` gives.
 *
 * @example
 * @BinaryField({ maxLength: 1024 }) digest!: Uint8Array;
 */
export const BinaryField = defineField<Uint8Array, BinaryFieldOptions>({
  kind: 'BinaryField',
  options: ['maxLength'],
  behaviour: ({ maxLength }) => ({
    family: 'binary',
    bsonType: 'binData',
    jsonSchema: { bsonType: 'binData' },
    coerce: coerceBytes,
    encode: (value) => new Binary(value),
    decode: (stored) => bytesOf(stored) ?? stored,
    emptyValue: () => new Uint8Array(),
    rules: maxLength === undefined ? [] : [MaxLengthValidator(maxLength)],
  }),
});

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function coerceBytes(value: unknown): Uint8Array {
  if (types.isUint8Array(value)) return new Uint8Array(value);
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  if (typeof value === 'string' && value.length % 4 === 0 && BASE64.test(value)) {
    return new Uint8Array(Buffer.from(value, 'base64'));
  }
  throw invalid('“%(value)s” value must be bytes, or base64 as text.', value);
}

/** A copy of the bytes: those of what was read are a part of the server's whole reply. Of other subtypes nothing. */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (!(value instanceof Binary) || value.sub_type !== Binary.SUBTYPE_DEFAULT) return undefined;
  return new Uint8Array(value.buffer.subarray(0, value.position));
}
