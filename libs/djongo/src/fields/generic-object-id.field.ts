import type { ObjectId } from '../bson.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { objectIdBehaviour } from './object-ids.js';

/**
 * An ObjectId that nobody makes: one that points to a document elsewhere, or a primary key that the application gives. In
 * code and in the database an `ObjectId`; takes what `ObjectIdField` takes.
 *
 * @example
 * @GenericObjectIdField({ null: true }) origin!: ObjectId | null;
 */
export const GenericObjectIdField = defineField<ObjectId, FieldOptions>({
  kind: 'GenericObjectIdField',
  behaviour: () => ({ ...objectIdBehaviour, jsonSchema: { bsonType: 'objectId' } }),
});
