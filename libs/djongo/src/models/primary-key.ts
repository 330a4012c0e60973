import { isDeepStrictEqual } from 'node:util';
import { type Document, ObjectId } from '../bson.js';
import { FieldError, ValidationError } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/** The key of an instance as later changes to it cannot reach it: dates and embedded documents are copied. */
export function copyKey(field: Field, key: unknown): unknown {
  return typeof key !== 'object' || key instanceof ObjectId ? key : coerceKey(field, key).key;
}

/** The condition that finds the document with a key: `{ _id: key }`, never one that the key itself could extend. */
export function keyFilter(field: Field, given: unknown): Document {
  const { key, isValid } = coerceKey(field, given);
  if (!isValid) return { _id: { $eq: key } };
  const encoded = field.encode(key);
  return { _id: field.family === 'container' ? { $eq: encoded } : encoded };
}

/** Whether two keys are the same in the database. */
export function sameKey(field: Field, a: unknown, b: unknown): boolean {
  const [first, second] = [coerceKey(field, a).key, coerceKey(field, b).key];
  return first instanceof ObjectId && second instanceof ObjectId
    ? first.equals(second)
    : isDeepStrictEqual(first, second);
}

/** A key in the field's form. The database may hold one of another type, which is left as it is. */
function coerceKey(field: Field, key: unknown): { readonly key: unknown; readonly isValid: boolean } {
  try {
    return { key: field.coerce(key), isValid: true };
  } catch (error) {
    if (error instanceof ValidationError) return { key, isValid: false };
    throw error;
  }
}

/** Throws `FieldError` where a loaded object has another key by now: it would overwrite another document. */
export function checkStoredKey({ name, primaryKey }: ModelMeta, key: unknown, stored: unknown): void {
  if (sameKey(primaryKey, key, stored)) return;
  throw new FieldError(
    `${name}.${primaryKey.name} of a stored object cannot change; set it to null and save to insert a copy.`,
  );
}
