import type { Document } from '../bson.js';
import type { ValidationIssue } from '../errors/index.js';
import type { Validator } from '../validators/index.js';

/** Options that every field takes. */
export interface FieldOptions {
  /** Whether `null` may be stored; `false` unless given. */
  readonly null?: boolean;
  /** Whether an empty value (`''`, `[]`, `{}`) may be stored; `false` unless given. */
  readonly blank?: boolean;
  /** Taken where the value is `undefined`: a value, or a function that makes one. */
  readonly default?: unknown;
  /** A unique index on this field. */
  readonly unique?: boolean;
  /** An index on this field. */
  readonly index?: boolean;
  /** Key in the database, where it differs from the property's name. */
  readonly dbColumn?: string;
  /** The values allowed: values, or `[value, label]` pairs. */
  readonly choices?: readonly Choice[];
  /** Further rules, run last. */
  readonly validators?: readonly Validator[];
  /** Whether this field is the primary key, stored as `_id`. */
  readonly primaryKey?: boolean;
  /** Whether forms and generated DTOs offer the field; `true` unless given. */
  readonly editable?: boolean;
  readonly helpText?: string;
  readonly verboseName?: string;
  /** Messages to use instead of the built-in ones, by code: `{ blank: 'Please give a title.' }`. */
  readonly errorMessages?: Readonly<Record<string, string>>;
}

/** One of `choices`: the value alone, or the value with its label. */
export type Choice = ChoiceValue | readonly [value: ChoiceValue, label: string];

type ChoiceValue = string | number | bigint | boolean;

/** Which lookups a field has; a container's and an array's fields have those of their parts besides. */
export type FieldFamily =
  'text' | 'number' | 'boolean' | 'date' | 'objectId' | 'uuid' | 'binary' | 'json' | 'container' | 'array';

/** What a kind of field does: pure functions between three forms, the input's, the model's and the database's. */
export interface FieldBehaviour<V = unknown> {
  readonly family: FieldFamily;
  /** The BSON type the value is stored as, under the name `$type` gives it. */
  readonly bsonType: string;
  /**
   * What `$jsonSchema` says of the values that the server may hold here, null aside; `{ bsonType }` unless given. What follows from the
   * options of every field and from nested fields is added to it.
   */
  readonly jsonSchema?: Document;
  /** Any input → the model's form. Throws `ValidationError`; checks the shape only, not the field's rules. */
  coerce(value: unknown): V;
  /** Input → the model's form with each nested field cleaned by `step`; only fields with nested fields have it. */
  cleanNested?(value: unknown, issues: ValidationIssue[], step: CleanStep): unknown;
  /**
   * Gives plain objects their class and nested defaults; only fields with nested fields have it. Nothing is checked but
   * that each key is a field's.
   */
  hydrate?(value: unknown, issues: ValidationIssue[]): unknown;
  /** The model's form → the BSON value. */
  encode(value: V): unknown;
  /** What is stored → the model's form. A stored value of another type is returned as it is: no forced migrations. */
  decode(stored: unknown): unknown;
  /** The value taken for `undefined` where the field has no default but may be blank. */
  readonly emptyValue?: () => V;
  /** Sets itself to the moment: at every save that writes it, or when the object is inserted. */
  readonly stamp?: { readonly on: 'save' | 'insert'; value(at: Date): V };
  /** What gives the field its value when a new object is inserted without one. */
  readonly generated?: 'objectId' | 'sequence';
  /** The kind's own rules, run before the validators of the options. */
  readonly rules?: readonly Validator[];
  /** The class of the embedded document, or of the array's items. */
  readonly container?: ContainerClass;
  /** The field of the array's items. */
  readonly item?: Field;
}

/** What is done to the value of a nested field: `cleanField`, or a part of it. */
export type CleanStep = (field: Field, value: unknown, issues: ValidationIssue[]) => unknown;

/** A field: its kind, its options, and, once declared on a class, its name there and its key in the database. */
export interface Field<V = unknown> extends FieldBehaviour<V> {
  /** Name of the factory that made it: `CharField`. */
  readonly kind: string;
  readonly options: FieldOptions;
  readonly name: string;
  readonly column: string;
}

/** A class whose properties are fields. */
export type ContainerClass<C extends object = object> = new () => C;
