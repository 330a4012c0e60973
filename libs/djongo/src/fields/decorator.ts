import { ImproperlyConfigured } from '../errors/index.js';
import { declareField } from './declared-fields.js';
import type { Field, FieldOptions } from './field.js';

/** True only for identical types: `string` and `string | null` differ. */
type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;

/** The key itself where the property has the field's type, otherwise a type that says which one it must have. */
type PropertyOfType<T, K extends keyof T, V, N> =
  Same<T[K], V> extends true ? K : Same<T[K], N> extends true ? K : { readonly thePropertyMustHaveType: N };

/** The type of a field's property: with `null: true` it may be null. */
export type Nullable<V, O> = O extends { readonly null: true } ? V | null : V;

/** The union of the values of `choices`, where they are written out there; else the field's own type. */
type ChoiceOf<V, O> = O extends { readonly choices: readonly (infer C)[] } ? Known<Extract<ValueOf<C>, V>, V> : V;
type ValueOf<C> = C extends readonly [infer Value, unknown] ? Value : C;
type Known<C, V> = [C] extends [never] ? V : C;

/**
 * What a field factory returns: a property decorator that checks the property's type, and, outside a class, the field.
 * The type is `V`, or the narrower `N` that the field's `choices` allow.
 *
 * @example
 * class Blog {
 *   @CharField({ maxLength: 100 }) name!: string;
 *   @ArrayField({ baseField: CharField({ maxLength: 30 }) }) tags!: string[];
 * }
 */
export interface FieldDecorator<V = unknown, N = V> extends FieldSource<V> {
  <T extends object, K extends keyof T & string>(target: T, key: K & PropertyOfType<T, K, V, N>): void;
}

/** A field as another field takes it: the `baseField` of an array. */
export interface FieldSource<V = unknown> {
  readonly field: Field<V>;
}

/** A factory of fields of one kind, called without `new`. */
export type FieldFactory<V, O extends FieldOptions> = <const Given extends O = O>(
  options?: Given,
) => FieldDecorator<Nullable<V, Given>, Nullable<ChoiceOf<V, Given>, Given>>;

/** Makes the decorator of a field. */
export function fieldDecorator<V>(field: Field<V>): FieldDecorator<V> {
  const decorate = (target: unknown, key: unknown): void =>
    declareField(classOf(target, key, field), String(key), field);
  // The call signature differs from `decorate`'s only in the check of the property's type, which exists for the compiler.
  return Object.assign(decorate, { field }) as FieldDecorator<V>;
}

/** The class of a decorated property; a decorator on anything else would be lost without a word. */
function classOf(target: unknown, key: unknown, { kind }: Field): object {
  if (typeof target === 'object' && target !== null && typeof key === 'string') return target.constructor;
  const isStandard = typeof key === 'object' && key !== null && 'kind' in key;
  throw new ImproperlyConfigured(
    isStandard
      ? `@${kind}() needs "experimentalDecorators": true in tsconfig.json, as NestJS itself does.`
      : `@${kind}() decorates properties of instances only; the property may not be static, nor its key a symbol.`,
  );
}
