import { Decimal128, Double, Int32, Long, ObjectId } from '../bson.js';
import type { Expression } from './define-lookup.js';

/**
 * Whether an expression has the type of a value, as an expression. A condition on a path compares only within one type
 * (numbers being one); the operators of expressions compare across types, nulls included.
 */
export function sameType(lhs: Expression, value: unknown): Expression {
  if (isNumeric(value)) return { $isNumber: lhs };
  return { $eq: [{ $type: lhs }, typeName(value)] };
}

function isNumeric(value: unknown): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    [Double, Int32, Long, Decimal128].some((type) => value instanceof type)
  );
}

function typeName(value: unknown): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof Date) return 'date';
  if (value instanceof ObjectId) return 'objectId';
  return Array.isArray(value) ? 'array' : 'object';
}
