import { ImproperlyConfigured, perhaps } from '../errors/index.js';
import { type FieldDecorator, type FieldFactory, fieldDecorator } from './decorator.js';
import type { Field, FieldBehaviour, FieldOptions } from './field.js';

/** The options common to all fields, by name. */
const COMMON_OPTIONS = [
  'null', 'blank', 'default', 'unique', 'index', 'dbColumn', 'choices', 'validators',
  'primaryKey', 'editable', 'helpText', 'verboseName', 'errorMessages',
] as const satisfies readonly (keyof FieldOptions)[]; // prettier-ignore

/** What makes a kind of field: its name, the options of its own, and its behaviour under given options. */
export interface FieldDefinition<V, O extends FieldOptions> {
  readonly kind: string;
  readonly options?: readonly Exclude<keyof O & string, keyof FieldOptions>[];
  /** Options that hold unless the caller says otherwise. */
  readonly defaults?: Partial<O>;
  behaviour(options: O): FieldBehaviour<V>;
}

/** Turns a definition into the factory that applications call: `CharField({ maxLength: 100 })`. */
export function defineField<V, O extends FieldOptions>(definition: FieldDefinition<V, O>): FieldFactory<V, O> {
  const factory = (options?: O): FieldDecorator<V> => makeField(definition, options ?? ({} as O));
  // `null: true` adds null to the property's type; at run time the field is the same.
  return factory as FieldFactory<V, O>;
}

/** Makes a field from its definition; for factories that need a signature of their own. */
export function makeField<V, O extends FieldOptions>(definition: FieldDefinition<V, O>, given: O): FieldDecorator<V> {
  const { kind, defaults } = definition;
  checkOptions(kind, given, [...COMMON_OPTIONS, ...(definition.options ?? [])]);
  const options: O = { ...defaults, ...given };
  if (options.validators?.some((validator) => typeof validator !== 'function')) {
    throw new ImproperlyConfigured(`${kind}: 'validators' must be functions; one of them is none.`);
  }
  const own: FieldOptions = Object.freeze<FieldOptions>({ ...options });
  const field: Field<V> = { ...definition.behaviour(options), kind, options: own, name: '', column: '' };
  return fieldDecorator(Object.freeze(field));
}

function checkOptions(kind: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw new ImproperlyConfigured(`${kind} has no option '${name}'${perhaps(name, known)}.`);
    }
  }
}
