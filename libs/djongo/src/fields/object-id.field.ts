import type { ObjectId } from '../bson.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { objectIdBehaviour } from './object-ids.js';

/**
 * MongoDB's own identifier. In code and in the database an `ObjectId`. Takes ObjectIds and 24 hexadecimal digits; never
 * a text of 12 characters, and never nothing at all, of which `new ObjectId()` would make a random one.
 *
 * @example
 * @ObjectIdField() _id!: ObjectId;
 */
export const ObjectIdField = defineField<ObjectId, FieldOptions>({
  kind: 'ObjectIdField',
  behaviour: () => ({ ...objectIdBehaviour, generated: 'objectId' }),
});
