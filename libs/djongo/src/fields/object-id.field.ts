import { ObjectId } from '../bson.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';

/**
 * MongoDB's own identifier. In code and in the database an `ObjectId`. Takes ObjectIds and 24 hexadecimal digits; never
 * a text of 12 characters, and never nothing at all, of which `new ObjectId()` would make a random one.
 *
 * @example
 * @ObjectIdField() _id!: ObjectId;
 */
export const ObjectIdField = defineField<ObjectId, FieldOptions>({
  kind: 'ObjectIdField',
  behaviour: () => ({
    family: 'objectId',
    bsonType: 'objectId',
    coerce: coerceObjectId,
    encode: (value) => value,
    decode: (stored) => stored,
  }),
});

function coerceObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return ObjectId.createFromHexString(value);
  throw invalid('“%(value)s” is not a valid ObjectId.', value);
}
