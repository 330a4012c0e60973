import { atPath, ImproperlyConfigured, type ValidationIssue, ValidationError } from '../errors/index.js';
import { defaultOf } from './clean-field.js';
import { declaredFields } from './declared-fields.js';
import type { CleanStep, ContainerClass, Field, FieldBehaviour } from './field.js';
import { invalid } from './invalid.js';
import { isPlain, isRecord } from './is-plain.js';
import { unknownFields } from './unknown-fields.js';

type Fields = ReadonlyMap<string, Field>;

/** What an embedded document of a class does, field by field of the class. */
export function containerBehaviour<C extends object>(container: ContainerClass<C>): FieldBehaviour<C> {
  if (typeof container !== 'function') {
    throw new ImproperlyConfigured("'modelContainer' must be a class; is it used before it is defined?");
  }
  // Read when first needed: a class's decorators run after those of the class that embeds it.
  let known: { readonly map: Fields; readonly list: readonly Field[] } | undefined;
  const fields = () => (known ??= listed(declaredFields(container)));
  return {
    family: 'container',
    bsonType: 'object',
    jsonSchema: { bsonType: 'object' },
    container,
    coerce: (value) => coerceContainer(container, fields().map, value),
    cleanNested: (value, issues, step) => mapContainer(container, fields().map, value, issues, step),
    hydrate: (value, issues) => hydrateContainer(container, fields().map, value, issues),
    encode: (value) => encodeFields(fields().list, value),
    decode: (stored) => (isPlain(stored) ? decodeFields(container, fields().list, stored) : stored),
  };
}

function listed(map: Fields): { readonly map: Fields; readonly list: readonly Field[] } {
  return { map, list: [...map.values()] };
}

function coerceContainer<C extends object>(container: ContainerClass<C>, fields: Fields, value: unknown): C {
  const issues: ValidationIssue[] = [];
  const step: CleanStep = (field, item) => (item === undefined || item === null ? item : field.coerce(item));
  const instance = mapContainer(container, fields, value, issues, step);
  if (issues.length > 0) throw ValidationError.of(issues);
  return instance;
}

/** A new instance with the value's fields, each taken through `step`. Throws for what is no object of fields at all. */
function mapContainer<C extends object>(
  container: ContainerClass<C>,
  fields: Fields,
  value: unknown,
  issues: ValidationIssue[],
  step: CleanStep,
): C {
  if (!isRecord(value)) throw invalid(`This value must be an object or an instance of ${container.name}.`, value);
  const instance = new container();
  // What the class itself gives its instances beside the fields is no mistake of the caller's.
  const own = value instanceof container ? instance : {};
  issues.push(...unknownFields(value, fields).filter(({ path }) => !Object.hasOwn(own, path)));
  for (const field of fields.values()) {
    // What a class sets on its own instances stands in for a default.
    const given = valueOf(value, field);
    const result = stepInside(field, given === undefined ? valueOf(instance, field) : given, issues, step);
    if (result !== undefined) setField(instance, field, result);
  }
  return instance;
}

function hydrateContainer<C extends object>(
  container: ContainerClass<C>,
  fields: Fields,
  value: unknown,
  issues: ValidationIssue[],
): unknown {
  if (!isRecord(value) || value instanceof container) return value;
  // An empty object stays one, and is judged as such when it is saved: defaults would hide that nothing was given.
  const step = Object.values(value).every((item) => item === undefined) ? () => undefined : hydrateField;
  return mapContainer(container, fields, value, issues, step);
}

/** Takes a nested value through a step, and what is wrong there to its own path. */
export function stepInside(
  field: Field,
  value: unknown,
  issues: ValidationIssue[],
  step: CleanStep,
  name = field.name,
): unknown {
  const start = issues.length;
  const result = step(field, value, issues);
  for (let at = start; at < issues.length; at++) {
    const issue = issues[at];
    if (issue !== undefined) issues[at] = atPath(issue, name);
  }
  return result;
}

/** A field's value as `from` and `hydrate` set it: the default where it is missing, nested objects as instances. */
export function hydrateField(field: Field, value: unknown, issues: ValidationIssue[]): unknown {
  const given = value === undefined ? defaultOf(field) : value;
  return field.hydrate === undefined || given === undefined || given === null ? given : field.hydrate(given, issues);
}

/** A field's value in an object that somebody gave: what the object merely inherits, `Object.prototype`'s, is none. */
export function valueOf(given: object, field: Field): unknown {
  return Object.hasOwn(given, field.name) ? Reflect.get(given, field.name) : undefined;
}

/** Sets a field of an instance. Throws `TypeError` where that cannot be done: on a frozen one, or one with a getter only. */
export function setField(instance: object, field: Field, value: unknown): void {
  // An assignment rather than `Reflect.set`, which would merely return false.
  (instance as Record<string, unknown>)[field.name] = value;
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
  stored: Readonly<Record<string, unknown>>,
): C {
  const instance = new container();
  for (const field of fields) {
    const item = Object.hasOwn(stored, field.column) ? stored[field.column] : null;
    setField(instance, field, item === null || item === undefined ? null : field.decode(item));
  }
  return instance;
}
