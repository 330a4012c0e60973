import { ObjectId } from '../bson.js';
import type { FieldBehaviour } from './field.js';
import { invalid } from './invalid.js';

/** What fields of ObjectIds share. */
export const objectIdBehaviour: FieldBehaviour<ObjectId> = {
  family: 'objectId',
  bsonType: 'objectId',
  jsonSchema: { bsonType: 'objectId' },
  coerce: coerceObjectId,
  encode: (value) => value,
  decode: (stored) => stored,
};

const HEX = /^[0-9a-f]{24}$/i;

function coerceObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value;
  const hex = isForeignObjectId(value) ? value.toHexString() : value;
  if (typeof hex === 'string' && HEX.test(hex)) return ObjectId.createFromHexString(hex);
  throw invalid('“%(value)s” is not a valid ObjectId.', value);
}

/**
 * Whether a value is an ObjectId of another copy of the BSON library, which the driver itself may refuse. What came out of
 * JSON never is: it has no methods.
 */
function isForeignObjectId(value: unknown): value is { toHexString(): unknown } {
  if (typeof value !== 'object' || value === null) return false;
  return Reflect.get(value, '_bsontype') === 'ObjectId' && typeof Reflect.get(value, 'toHexString') === 'function';
}
