import type { FieldDecorator, Nullable } from './decorator.js';
import { containerBehaviour } from './container.js';
import { makeField } from './define-field.js';
import type { ContainerClass, FieldOptions } from './field.js';

/** Options of `EmbeddedField`. */
export interface EmbeddedFieldOptions<C extends object = object> extends FieldOptions {
  /** The class of the embedded document: any class whose properties are fields. */
  readonly modelContainer: ContainerClass<C>;
}

/**
 * An embedded document. Assigned as a plain object or an instance; reads back as an instance of its class.
 *
 * @example
 * @EmbeddedField({ modelContainer: Blog }) blog!: Blog;
 */
export function EmbeddedField<C extends object, const Given extends FieldOptions>(
  options: Given & EmbeddedFieldOptions<C>,
): FieldDecorator<Nullable<C, Given>> {
  return makeField<C, EmbeddedFieldOptions<C>>(
    {
      kind: 'EmbeddedField',
      options: ['modelContainer'],
      behaviour: ({ modelContainer }) => containerBehaviour(modelContainer),
    },
    options,
    // `null: true` adds null to the property's type; at run time the field is the same.
  ) as FieldDecorator<Nullable<C, Given>>;
}
