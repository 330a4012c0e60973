import { Binary, ObjectId, UUID } from 'mongodb';
import { midnight } from './dates.js';
import type { Shape } from './shape.js';
import { isDocument, isList } from './values.js';

/** The value that a lookup is given, as a field of this shape would store it. */
export function stored(shape: Shape, given: unknown): unknown {
  if (given === null) return null;
  switch (shape.kind) {
    case 'text':
      return String(given);
    case 'integer':
    case 'float':
    case 'decimal':
      return Number(given);
    case 'boolean':
      return [true, 't', 'true', 'True', '1', 1].some((spelling) => spelling === given);
    case 'date':
      return midnight(moment(given));
    case 'datetime':
      return moment(given);
    case 'objectId':
      return given instanceof ObjectId ? given : new ObjectId(String(given));
    case 'uuid':
      return new UUID(String(given));
    case 'binary':
      return new Binary(given instanceof Uint8Array ? given : Buffer.from(String(given), 'base64'));
    case 'json':
      return given;
    case 'array':
      return isList(given) ? given.map((item) => stored(shape.item, item)) : given;
    case 'container': {
      const values = isDocument(given) ? given : {};
      const set = shape.fields.filter(({ name }) => Object.hasOwn(values, name));
      return Object.fromEntries(set.map((field) => [field.column, stored(field.shape, values[field.name])]));
    }
  }
}

/** A text without a zone is in UTC. */
function moment(given: unknown): Date {
  if (given instanceof Date) return given;
  const text = String(given).replace(' ', 'T');
  return new Date(/T/.test(text) && !/(Z|[+-]\d\d:\d\d)$/.test(text) ? `${text}Z` : text);
}
