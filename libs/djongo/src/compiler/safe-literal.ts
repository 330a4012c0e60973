import { type Expression, literal } from '../lookups/index.js';

/** A value as an expression, as it is where the server could not read it as anything else. */
export function safeLiteral(value: unknown): Expression {
  if (typeof value === 'string') return value.startsWith('$') ? literal(value) : value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return '_bsontype' in value && !(value instanceof Map) ? value : literal(value);
}
