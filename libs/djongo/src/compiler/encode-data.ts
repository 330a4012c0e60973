import { Decimal128, Double, Int32, Long, ObjectId } from '../bson.js';
import { describeType, FieldError, ValidationError } from '../errors/index.js';
import { type CompiledArgument, OUTPUT } from '../expressions/index.js';
import type { Field } from '../fields/index.js';
import { frozenCopy } from './frozen-copy.js';
import { safeLiteral } from './safe-literal.js';

/** Data in an expression: encoded for the database, and never read as a path or an operator. Throws `FieldError`. */
export function encodeData(data: unknown): CompiledArgument {
  if (data === null) return { expr: null, field: OUTPUT.json };
  if (typeof data === 'bigint') return { expr: longOf(data), field: OUTPUT.integer };
  if (data instanceof Long || data instanceof Int32) return { expr: data, field: OUTPUT.integer };
  if (data instanceof Double) return { expr: data, field: OUTPUT.float };
  const field = fieldOf(data);
  try {
    return { expr: safeLiteral(frozenCopy(field.encode(field.coerce(data)))), field };
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw new FieldError(
      `A value of type ${describeType(data)} cannot be a part of a query: ${error.messages.join(' ')}`,
      { cause: error },
    );
  }
}

/** The field that takes a value of this type. */
function fieldOf(data: unknown): Field {
  if (typeof data === 'string') return OUTPUT.text;
  if (typeof data === 'boolean') return OUTPUT.boolean;
  if (typeof data === 'number') return Number.isSafeInteger(data) ? OUTPUT.integer : OUTPUT.float;
  if (data instanceof Date) return OUTPUT.dateTime;
  if (data instanceof ObjectId) return OUTPUT.objectId;
  return data instanceof Decimal128 ? OUTPUT.decimal : OUTPUT.json;
}

function longOf(data: bigint): Long {
  if (BigInt.asIntN(64, data) === data) return Long.fromBigInt(data);
  throw new FieldError('A bigint in a query may have 64 bits at most.');
}
