import type { Document } from '../bson.js';
import { type Choice, declaredFields, type Field } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/**
 * What `$jsonSchema` says of a model's documents: every declared key, its type, null where it may be, to any depth. Stored
 * keys that no field declares are legal; within embedded documents they are not, since those are written as a whole.
 */
export function jsonSchemaOf(meta: ModelMeta): Document {
  return { bsonType: 'object', ...keysOf(meta.fieldList) };
}

function keysOf(fields: readonly Field[]): Document {
  return {
    required: fields.map(({ column }) => column),
    properties: Object.fromEntries(fields.map((field) => [field.column, valueSchema(field)])),
  };
}

/** The values of one field: what its kind says, what the options of every field add, and what is nested. */
function valueSchema(field: Field): Document {
  const own = {
    bsonType: field.bsonType,
    ...field.jsonSchema,
    ...(field.options.blank ? {} : notEmpty(field)),
    ...choicesOf(field),
    ...nested(field),
  };
  const filled = field.family === 'container' && field.options.blank ? orEmpty(own) : own;
  return field.options.null ? orNull(filled) : filled;
}

/** Django's empty values are those of a text, a list and a dictionary. */
function notEmpty({ family }: Field): Document {
  switch (family) {
    case 'text':
      return { minLength: 1 };
    case 'array':
      return { minItems: 1 };
    case 'json':
      return { minLength: 1, minItems: 1, minProperties: 1 };
    default:
      return {};
  }
}

function nested(field: Field): Document {
  const { item, container } = field;
  if (item !== undefined) return { items: valueSchema(item) };
  if (field.family !== 'container' || container === undefined) return {};
  return { ...keysOf([...declaredFields(container).values()]), additionalProperties: false };
}

/** The choices as they are stored; left out where they are no values of the field. */
function choicesOf(field: Field): Document {
  const { choices, blank } = field.options;
  if (choices === undefined || field.family === 'array' || field.family === 'container') return {};
  try {
    const values = choices.map((choice) => field.encode(field.coerce(choiceValue(choice))));
    return { enum: blank && field.family === 'text' ? [...values, ''] : values };
  } catch {
    return {};
  }
}

function choiceValue(choice: Choice): unknown {
  return Array.isArray(choice) ? choice[0] : choice;
}

/** A container that was left blank is stored as an empty document. */
function orEmpty(schema: Document): Document {
  return { bsonType: 'object', anyOf: [{ maxProperties: 0 }, schema] };
}

/** The keywords that are about values of one type, and so say nothing of null. */
const OF_ONE_TYPE: ReadonlySet<string> = new Set([
  'maxLength', 'minLength', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'items',
  'additionalItems', 'minItems', 'maxItems', 'uniqueItems', 'required', 'properties', 'patternProperties', 'minProperties',
  'maxProperties', 'additionalProperties', 'dependencies', 'title', 'description',
]); // prettier-ignore

function orNull(schema: Document): Document {
  const { bsonType, enum: values, ...rest } = schema;
  if (bsonType === undefined || !Object.keys(rest).every((keyword) => OF_ONE_TYPE.has(keyword))) {
    return { anyOf: [{ bsonType: 'null' }, schema] };
  }
  return {
    bsonType: [bsonType, 'null'].flat(),
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
    ...rest,
  };
}
