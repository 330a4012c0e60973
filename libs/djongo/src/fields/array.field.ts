import { atPath, ImproperlyConfigured, ValidationError, type ValidationIssue } from '../errors/index.js';
import { cleanField } from './clean-field.js';
import { hydrateField } from './container.js';
import type { FieldDecorator, Nullable } from './decorator.js';
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
  readonly baseField: FieldDecorator<V>;
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
  return baseField === undefined ? EmbeddedField({ modelContainer }).field : baseField.field;
}

function arrayBehaviour(item: Field): FieldBehaviour<unknown[]> {
  return {
    family: 'array',
    bsonType: 'array',
    item,
    // Names go on into the items' fields; of an array of arrays the caller names the index first.
    ...(item.family === 'container' && item.container ? { container: item.container } : {}),
    coerce: (value) => list(value).map((entry, at) => (entry === null ? null : coerceItem(item, entry, at))),
    cleanNested: (value, issues) => list(value).map((entry, at) => cleanItem(item, entry, at, issues)),
    hydrate: (value) => (Array.isArray(value) ? value.map((entry) => hydrateField(item, entry)) : value),
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

function cleanItem(item: Field, value: unknown, at: number, issues: ValidationIssue[]): unknown {
  const found: ValidationIssue[] = [];
  const cleaned = cleanField(item, value, found);
  issues.push(...found.map((issue) => atPath(issue, String(at))));
  return cleaned;
}
