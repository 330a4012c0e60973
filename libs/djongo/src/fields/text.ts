import type { Document } from '../bson.js';
import { ValidationError } from '../errors/index.js';
import type { FieldBehaviour } from './field.js';
import { invalid } from './invalid.js';

/** What all fields of text share: strings as they are, numbers as Django's `str()` would give them. */
export const textBehaviour: FieldBehaviour<string> = {
  family: 'text',
  bsonType: 'string',
  jsonSchema: { bsonType: 'string' },
  coerce: coerceText,
  encode: (value) => value,
  decode: (stored) => stored,
  emptyValue: () => '',
};

/** A string that the database can hold; the server would turn half a surrogate pair into U+FFFD. */
export function coerceText(value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string') throw invalid('“%(value)s” value must be a string.', value);
  if (!text.isWellFormed()) {
    throw new ValidationError('This text contains a lone surrogate, which is not valid Unicode.', { code: 'invalid' });
  }
  return text;
}

/** What the server checks of a text; it counts code points as the rules here do. */
export function textSchema(maxLength: number | undefined): Document {
  return { bsonType: 'string', ...(maxLength !== undefined && { maxLength }) };
}
