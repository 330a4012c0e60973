import type { Field } from '../fields/index.js';
import type { Expression } from '../lookups/index.js';

/** What brings a computed number into the type that its field has in the database; a whole number is the nearest one. */
const CONVERSIONS: Readonly<Record<string, (value: Expression) => Expression>> = {
  int: (value) => ({ $toInt: { $round: [value, 0] } }),
  long: (value) => ({ $toLong: { $round: [value, 0] } }),
  double: (value) => ({ $toDouble: value }),
  decimal: (value) => ({ $toDecimal: value }),
};

/** A computed value as a field stores it: null where it is missing. */
export function storedAs(field: Field, gives: Field, value: Expression): Expression {
  const convert =
    field.family === 'number' && gives.bsonType !== field.bsonType ? CONVERSIONS[field.bsonType] : undefined;
  return { $ifNull: [convert === undefined ? value : convert(value), null] };
}
