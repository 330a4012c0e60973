import { atPath, ImproperlyConfigured, perhaps, ValidationError, type ValidationIssue } from '../errors/index.js';
import { cleanField, defaultOf } from './clean-field.js';
import { declaredFields } from './declared-fields.js';
import type { ContainerClass, Field, FieldBehaviour } from './field.js';
import { invalid } from './invalid.js';
import { isPlain } from './is-plain.js';
import { MESSAGES } from './messages.js';

/** What an embedded document of a class does, field by field of the class. */
export function containerBehaviour<C extends object>(container: ContainerClass<C>): FieldBehaviour<C> {
  if (typeof container !== 'function') {
    throw new ImproperlyConfigured("'modelContainer' must be a class; is it used before it is defined?");
  }
  const fields = containerFields(container);
  const map = (value: object, change: (field: Field, item: unknown) => unknown): C =>
    build(container, fields(), value, change);
  return {
    family: 'container',
    bsonType: 'object',
    container,
    coerce: (value) =>
      map(checkKeys(fields(), open(container, value)), (field, item) => (item == null ? item : field.coerce(item))),
    cleanNested: (value, issues) =>
      map(checkKeys(fields(), open(container, value)), (field, item) => cleanInside(field, item, issues)),
    hydrate: (value) => (isPlain(value) ? map(value, hydrateField) : value),
    encode: (value) => encodeFields(fields(), value),
    decode: (stored) => (isPlain(stored) ? decodeFields(container, fields(), stored) : stored),
  };
}

/** The declared fields, read when first needed: a class's decorators run after those of the class that embeds it. */
function containerFields(container: ContainerClass): () => readonly Field[] {
  let fields: readonly Field[] | undefined;
  return () => (fields ??= [...declaredFields(container).values()]);
}

/** The value as an object whose properties may be read: a plain object, or an instance of the container's class. */
function open(container: ContainerClass, value: unknown): Record<string, unknown> {
  if (isPlain(value)) return value;
  if (value instanceof container) return { ...value };
  throw invalid(`This value must be an object or an instance of ${container.name}.`, value);
}

/** Refuses a key that no field declares: dropping it would lose data without a word. */
function checkKeys(fields: readonly Field[], value: Record<string, unknown>): Record<string, unknown> {
  const names = fields.map((field) => field.name);
  const unknown = Object.keys(value).filter((key) => !names.includes(key));
  if (unknown.length === 0) return value;
  throw ValidationError.of(
    unknown.map((key) => ({
      path: key,
      message: MESSAGES.unknown.replace('.', `${perhaps(key, names)}.`),
      code: 'unknown',
      params: {},
    })),
  );
}

function cleanInside(field: Field, item: unknown, issues: ValidationIssue[]): unknown {
  const start = issues.length;
  const cleaned = cleanField(field, item, issues);
  for (let i = start; i < issues.length; i++) {
    const issue = issues[i];
    if (issue !== undefined) issues[i] = atPath(issue, field.name);
  }
  return cleaned;
}

function build<C extends object>(
  container: ContainerClass<C>,
  fields: readonly Field[],
  value: object,
  change: (field: Field, item: unknown) => unknown,
): C {
  const instance = new container();
  for (const field of fields) {
    const item: unknown = Object.hasOwn(value, field.name) ? Reflect.get(value, field.name) : undefined;
    Reflect.set(instance, field.name, change(field, item));
  }
  return instance;
}

/** A field's value as `from` and `hydrate` set it: the default where it is missing, nested objects as instances. */
export function hydrateField(field: Field, value: unknown): unknown {
  const given = value === undefined ? defaultOf(field) : value;
  return field.hydrate === undefined || given == null ? given : field.hydrate(given);
}

/** A document of the fields' columns; a property that is `undefined` has no key. */
export function encodeFields(fields: readonly Field[], value: object): Record<string, unknown> {
  const document: Record<string, unknown> = {};
  for (const field of fields) {
    const item: unknown = Reflect.get(value, field.name);
    if (item !== undefined) document[field.column] = item === null ? null : field.encode(item);
  }
  return document;
}

/** A new instance filled from a stored document; a declared key that the document lacks reads as null. */
export function decodeFields<C extends object>(
  container: ContainerClass<C>,
  fields: readonly Field[],
  stored: Record<string, unknown>,
): C {
  const instance = new container();
  for (const field of fields) {
    const item = stored[field.column];
    Reflect.set(instance, field.name, item == null ? null : field.decode(item));
  }
  return instance;
}
