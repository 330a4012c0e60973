import { clip, describeType, FieldError, ValidationError } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import type { Leaf, Pattern, RightHandSides } from '../lookups/index.js';
import { frozenCopy } from './frozen-copy.js';
import { leavesOf } from './json-leaves.js';
import { isJsonKey } from './json-step.js';

const MAX_PATTERN = 1_000;
const MAX_SHALLOW = 10;

/** Where a value stands, for messages: `Entry.n_comments__gt (IntegerField)`. */
export interface ValueContext {
  readonly key: string;
  readonly field: Field;
}

type Coercions = { readonly [R in keyof RightHandSides]: (value: unknown, context: ValueContext) => RightHandSides[R] };

/** Brings a lookup's value into the form the lookup takes. Throws `FieldError`, naming field, lookup and type. */
export const COERCIONS: Coercions = {
  field: coerceOne,
  shallow: (value, context) => {
    const checked = checkOne(value, context);
    if (depthOf(checked) > MAX_SHALLOW) throw wrong(context, `may be at most ${MAX_SHALLOW} levels deep`, value);
    return frozenCopy(context.field.encode(checked));
  },
  fieldList: (value, context) =>
    coerceAll(
      list(value, context).filter((item) => item !== null),
      context,
    ),
  itemList: (value, context) => coerceAll(list(value, context), context),
  fieldPair: (value, context) => {
    const items = list(value, context);
    if (items.length !== 2) throw wrong(context, 'needs an array of two values', value);
    return Object.freeze([coerceOne(items[0], context), coerceOne(items[1], context)] as const);
  },
  text: (value, context) => {
    const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
    if (typeof text !== 'string') throw wrong(context, 'needs a string', value);
    return checkText(text, context);
  },
  pattern: (value, context) => pattern(value, context),
  boolean: (value, context) => {
    if (value === true || value === 'true' || value === '1') return true;
    if (value === false || value === 'false' || value === '0') return false;
    throw wrong(context, 'needs true or false', value);
  },
  count: (value, context) => {
    const count = typeof value === 'string' && /^[0-9]{1,9}$/.test(value) ? Number(value) : value;
    if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count;
    throw wrong(context, 'needs a whole number of at least 0', value);
  },
  key: checkKey,
  keyList: (value, context) => {
    const keys = list(value, context).map((key) => checkKey(key, context));
    if (keys.length === 0) throw wrong(context, 'needs at least one key', value);
    return Object.freeze(keys);
  },
  leaves: coerceLeaves,
};

/** A value of the field, encoded for the database. */
function coerceOne(value: unknown, context: ValueContext): unknown {
  return frozenCopy(context.field.encode(checkOne(value, context)));
}

/** A value of the field. */
function checkOne(value: unknown, context: ValueContext): unknown {
  if (value === undefined) throw wrong(context, 'is undefined; leave the key out, or give null', value);
  if (value === null) throw wrong(context, "may not be null; ask for null with 'isnull'", value);
  try {
    return context.field.coerce(value);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw new FieldError(`${where(context)} cannot take a value of type ${describeType(value)}: ${reason(error)}`, {
      cause: error,
    });
  }
}

/** How many objects and arrays lie in one another. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** The leaves of JSON, each encoded for the database. */
function coerceLeaves(value: unknown, context: ValueContext): readonly Leaf[] {
  const leaves = leavesOf(checkOne(value, context));
  if (leaves === undefined) throw wrong(context, 'holds an empty object or array, which asks for nothing', value);
  return Object.freeze(
    leaves.map(({ keys, value: leaf, isItem }) => {
      for (const key of keys) checkKey(key, context);
      return { keys, value: leaf === null ? null : frozenCopy(context.field.encode(leaf)), isItem };
    }),
  );
}

/** A key of JSON as a step of a path. */
function checkKey(key: unknown, context: ValueContext): string {
  if (typeof key !== 'string') throw wrong(context, 'needs keys that are strings', key);
  if (isJsonKey(key)) return key;
  throw wrong(context, "needs keys that are not empty, without '$' in front, '.', NUL or a lone surrogate", key);
}

function coerceAll(values: readonly unknown[], context: ValueContext): readonly unknown[] {
  return Object.freeze(values.map((item) => coerceOne(item, context)));
}

/** The rules that were broken, without the value, which may be secret: Django's messages begin with it, in quotes. */
function reason(error: ValidationError): string {
  return error.messages.map((message) => message.replace(/^“.*” (value )?/s, 'it ')).join(' ');
}

function list(value: unknown, context: ValueContext): unknown[] {
  const isIterable = typeof value === 'object' && value !== null && Symbol.iterator in value;
  if (!isIterable) throw wrong(context, 'needs an array or another iterable', value);
  return Array.from(value as Iterable<unknown>);
}

function pattern(value: unknown, context: ValueContext): Pattern {
  const source = value instanceof RegExp ? value.source : value;
  if (typeof source !== 'string') throw wrong(context, 'needs a string or a RegExp', value);
  const options = value instanceof RegExp ? value.flags.replace(/[^ims]/g, '') : '';
  if (source.includes('\0')) throw wrong(context, 'may not contain NUL', value);
  return { source: checkText(source, context), options };
}

function checkText(text: string, context: ValueContext): string {
  if (text.length > MAX_PATTERN) throw wrong(context, `may be at most ${MAX_PATTERN} characters long`, text);
  if (!text.isWellFormed()) throw wrong(context, 'contains a lone surrogate, which is not valid Unicode', text);
  return text;
}

function wrong(context: ValueContext, what: string, value: unknown): FieldError {
  return new FieldError(`${where(context)} ${what}; the value given is of type ${describeType(value)}.`);
}

function where({ key, field }: ValueContext): string {
  return `${clip(key)} (${field.kind})`;
}
