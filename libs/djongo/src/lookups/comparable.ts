import { Binary, Decimal128, Double, Int32, Long, ObjectId } from '../bson.js';
import type { Expression } from './define-lookup.js';

/**
 * Whether an expression can be compared with a value, as an expression. A condition on a path compares only within one type
 * (numbers being one, NaN another); the operators of expressions compare across types, nulls included.
 */
export function comparable(lhs: Expression, value: unknown): Expression {
  if (!isNumeric(value)) return { $eq: [{ $type: lhs }, typeName(value)] };
  if (Number.isNaN(Number(value))) return { $eq: [lhs, Number.NaN] };
  return { $and: [{ $isNumber: lhs }, { $ne: [lhs, Number.NaN] }] };
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
  if (value instanceof Binary) return 'binData';
  return Array.isArray(value) ? 'array' : 'object';
}
