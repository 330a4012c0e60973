import { declareField } from './declared-fields.js';
import type { Field, FieldOptions } from './field.js';

/** True only for identical types: `string` and `string | null` differ. */
type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;

/** The key itself where the property has the field's type, otherwise a type that says which one it must have. */
type PropertyOfType<T, K extends keyof T, V> = Same<T[K], V> extends true ? K : { readonly thePropertyMustHaveType: V };

/** The type of a field's property: with `null: true` it may be null. */
export type Nullable<V, O> = O extends { readonly null: true } ? V | null : V;

/**
 * What a field factory returns: a property decorator that checks the property's type, and, outside a class, the field.
 *
 * @example
 * class Blog {
 *   @CharField({ maxLength: 100 }) name!: string;
 *   @ArrayField({ baseField: CharField({ maxLength: 30 }) }) tags!: string[];
 * }
 */
export interface FieldDecorator<V = unknown> {
  <T extends object, K extends keyof T & string>(target: T, key: K & PropertyOfType<T, K, V>): void;
  readonly field: Field<V>;
}

/** A factory of fields of one kind, called without `new`. */
export type FieldFactory<V, O extends FieldOptions> = <const Given extends O = O>(
  options?: Given,
) => FieldDecorator<Nullable<V, Given>>;

/** Makes the decorator of a field. */
export function fieldDecorator<V>(field: Field<V>): FieldDecorator<V> {
  const decorate = (target: object, key: string): void => declareField(target.constructor, key, field);
  // The call signature differs from `decorate`'s only in the check of the property's type, which exists for the compiler.
  return Object.assign(decorate, { field }) as FieldDecorator<V>;
}
