import { atPath, ImproperlyConfigured, ValidationError } from '../errors/index.js';
import { hydrateField, stepInside } from './container.js';
import type { FieldDecorator, FieldSource, Nullable } from './decorator.js';
import { makeField } from './define-field.js';
import { EmbeddedField } from './embedded.field.js';
import type { ContainerClass, Field, FieldBehaviour, FieldOptions } from './field.js';
import { invalid } from './invalid.js';

/** An array of embedded documents. */
export interface ContainerArrayOptions<C extends object = object> extends FieldOptions {
  readonly modelContainer: ContainerClass<C>;
  readonly baseField?: never;
}

/** An array of scalars, or of anything else that a field describes, arrays included. */
export interface ScalarArrayOptions<V = unknown> extends FieldOptions {
  readonly baseField: FieldSource<V>;
  readonly modelContainer?: never;
}

type ArrayFieldOptions = ContainerArrayOptions | ScalarArrayOptions;

/**
 * An array: of embedded documents (`modelContainer`) or of the values of another field (`baseField`).
 *
 * @example
 * @ArrayField({ modelContainer: Author }) authors!: Author[];
 * @ArrayField({ baseField: CharField({ maxLength: 30 }), blank: true }) tags!: string[];
 */
export function ArrayField<C extends object, const Given extends FieldOptions>(
  options: Given & ContainerArrayOptions<C>,
): FieldDecorator<Nullable<C[], Given>>;
export function ArrayField<V, const Given extends FieldOptions>(
  options: Given & ScalarArrayOptions<V>,
): FieldDecorator<Nullable<V[], Given>>;
export function ArrayField(options: ArrayFieldOptions): unknown {
  return makeField<unknown[], ArrayFieldOptions>(
    {
      kind: 'ArrayField',
      options: ['modelContainer', 'baseField'],
      behaviour: (given) => arrayBehaviour(itemOf(given)),
    },
    options,
  );
}

function itemOf({ modelContainer, baseField }: ArrayFieldOptions): Field {
  if ((modelContainer === undefined) === (baseField === undefined)) {
    throw new ImproperlyConfigured("ArrayField takes either 'modelContainer' or 'baseField'.");
  }
  if (baseField === undefined) return EmbeddedField({ modelContainer }).field;
  if (baseField.field !== undefined) return baseField.field;
  throw new ImproperlyConfigured("ArrayField: 'baseField' must be a field, as in CharField({ maxLength: 30 }).");
}

function arrayBehaviour(item: Field): FieldBehaviour<unknown[]> {
  return {
    family: 'array',
    bsonType: 'array',
    jsonSchema: { bsonType: 'array' },
    item,
    // Names go on into the items' fields; of an array of arrays the caller names the index first.
    ...(item.family === 'container' && item.container ? { container: item.container } : {}),
    coerce: (value) => list(value).map((entry, at) => (entry === null ? null : coerceItem(item, entry, at))),
    cleanNested: (value, issues, step) =>
      // A hole has no value to leave out: an array cannot be stored without it.
      list(value).map((entry, at) => stepInside(item, entry, issues, step, String(at)) ?? null),
    hydrate: (value, issues) =>
      Array.isArray(value)
        ? value.map((entry, at) => stepInside(item, entry, issues, hydrateField, String(at)))
        : value,
    encode: (value) => value.map((entry) => (entry === null ? null : item.encode(entry))),
    decode: (stored) =>
      Array.isArray(stored) ? stored.map((entry) => (entry === null ? null : item.decode(entry))) : stored,
    emptyValue: () => [],
  };
}

/** The array itself, holes as `undefined`; a string is no list of characters. */
function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return Array.from<unknown>(value);
  throw invalid('Enter a list of values.', value, 'invalid_list');
}

function coerceItem(item: Field, value: unknown, at: number): unknown {
  try {
    return item.coerce(value);
  } catch (error) {
    if (error instanceof ValidationError)
      throw ValidationError.of(error.issues.map((issue) => atPath(issue, String(at))));
    throw error;
  }
}
