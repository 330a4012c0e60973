import {
  ArrayField,
  BigIntegerField,
  BooleanField,
  DateField,
  DateTimeField,
  DecimalField,
  type Field,
  FloatField,
  IntegerField,
  JSONField,
  ObjectIdField,
  TextField,
} from '../fields/index.js';

const anything = { null: true, blank: true } as const;

/** The fields of computed values: they say how a value is read and which lookups it has. */
export const OUTPUT = Object.freeze({
  text: TextField(anything).field,
  integer: IntegerField({ null: true }).field,
  bigInteger: BigIntegerField({ null: true }).field,
  float: FloatField({ null: true, allowNonFinite: true }).field,
  decimal: DecimalField({ null: true }).field,
  boolean: BooleanField({ null: true }).field,
  date: DateField({ null: true }).field,
  dateTime: DateTimeField({ null: true }).field,
  objectId: ObjectIdField({ null: true }).field,
  json: JSONField(anything).field,
});

/** The field of an array of such values. */
export function listOf(item: Field): Field {
  return ArrayField({ baseField: { field: item }, null: true, blank: true }).field;
}

/** The fields whose values are `bigint`; a duration is stored alike, and is a `number`. */
const BIG: readonly string[] = ['BigIntegerField', 'PositiveBigIntegerField'];

/** The field of a number computed of others: a decimal if one of them is, else floating point, else a `bigint`. */
export function numberOf(fields: readonly Field[]): Field {
  const types = fields.map(({ bsonType }) => bsonType);
  if (types.includes('decimal')) return OUTPUT.decimal;
  if (types.includes('double')) return OUTPUT.float;
  if (fields.some(({ kind }) => BIG.includes(kind))) return OUTPUT.bigInteger;
  return fields.every(({ family }) => family === 'number') ? OUTPUT.integer : OUTPUT.json;
}

/** The field of a number that need not be whole: a decimal if one of those that it is computed of is. */
export function realOf(fields: readonly Field[]): Field {
  return fields.some(({ bsonType }) => bsonType === 'decimal') ? OUTPUT.decimal : OUTPUT.float;
}

/** The field of one of several values: theirs where they are alike, else of any value. */
export function commonOf(fields: readonly Field[]): Field {
  const [first = OUTPUT.json] = fields;
  if (
    fields.every(
      ({ kind, item, container }) => kind === first.kind && item === first.item && container === first.container,
    )
  ) {
    return first;
  }
  if (fields.every(({ family }) => family === 'number')) return numberOf(fields);
  if (fields.every(({ family }) => family === 'text')) return OUTPUT.text;
  return fields.every(({ family }) => family === 'date') ? OUTPUT.dateTime : OUTPUT.json;
}
