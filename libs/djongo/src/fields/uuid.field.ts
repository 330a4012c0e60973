import { Binary } from '../bson.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';

/** With hyphens or without, in braces, as a URN: what Python's `UUID` takes. */
const UUID = /^(?:urn:uuid:)?\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/**
 * A UUID. In code a `string` in lower case, with hyphens; in the database BSON's UUID (binary, subtype 4). Takes UUIDs in
 * upper case, without hyphens, in braces, as a URN, and the driver's `UUID`.
 *
 * @example
 * @UUIDField({ primaryKey: true, default: randomUUID }) id!: string;
 */
export const UUIDField = defineField<string, FieldOptions>({
  kind: 'UUIDField',
  behaviour: () => ({
    family: 'uuid',
    bsonType: 'binData',
    jsonSchema: { bsonType: 'binData' },
    coerce: coerceUuid,
    encode: (value) => new Binary(Buffer.from(value.replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID),
    decode: (stored) => (isUuid(stored) ? textOf(stored) : stored),
  }),
});

function coerceUuid(value: unknown): string {
  if (isUuid(value)) return textOf(value);
  const match = typeof value === 'string' ? UUID.exec(value) : null;
  if (match === null) throw invalid('“%(value)s” is not a valid UUID.', value);
  return match.slice(1).join('-').toLowerCase();
}

function isUuid(value: unknown): value is Binary {
  return value instanceof Binary && value.sub_type === Binary.SUBTYPE_UUID && value.position === 16;
}

function textOf(value: Binary): string {
  return value.toUUID().toHexString();
}
