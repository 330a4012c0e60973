import type { FieldName, FieldType } from './field-names.js';
import type { FieldPaths } from './field-path.js';
// The file itself: through the index the types of queries would cost those of the fields as well.
import type { UpdateExpression } from '../../updates/update-expression.js';
import type { AnyInvalidKey, InvalidKey } from './invalid-key.js';
import type { InputValue } from './input.js';
import type { ContainersOf, Index, IsJson, JsonInput, NotDictionary, Scalar } from './value-kinds.js';

/** Marks `AnyUpdate`. Declared only: it does not exist at run time. */
export declare const anyUpdate: unique symbol;

/**
 * New values whose keys the compiler cannot know and need not check: they are still checked when the command is made. It
 * has to be named, in a cast or a declaration.
 *
 * @example
 * await Entry.objects.filter({ pk }).update(checkedByAPipe as AnyUpdate);
 */
export interface AnyUpdate {
  readonly [anyUpdate]?: true;
  readonly [key: string]: unknown;
}

/** What `update` accepts before `UpdateValues` looks closer; it is here that an editor finds the keys to offer. */
export type UpdateArgument<M> = { readonly [K in Exclude<FieldPaths<M>, 'pk'>]?: unknown } | object;

/**
 * The new values `U` of `update`, checked against the model `M`: keys are field paths of any depth, without lookups; values
 * have the field's declared type, embedded documents as plain objects.
 *
 * @example
 * await Entry.objects.filter({ pk }).update({ n_comments: 1, blog__name: 'x', authors__0__email: 'p@x.org' });
 */
export type UpdateValues<M, U> = typeof anyUpdate extends keyof U
  ? U
  : U extends NotDictionary
    ? InvalidKey<M, 'is updated by a dictionary'>
    : string extends keyof U
      ? InvalidKey<M, 'is updated by known keys; cast what has been checked to AnyUpdate'>
      : { readonly [P in keyof U]: UpdateValue<M, P, U[P]> };

/** What the key `P` takes. Any value fits where `any` is given, under a wrong key too; it does not fit `never`. */
type UpdateValue<M, P, Given> = P extends string
  ? 0 extends 1 & Given
    ? Exclude<NewValue<M, P>, AnyInvalidKey>
    : NewValue<M, P>
  : never;

type NewValue<C, P extends string> =
  P extends FieldName<C>
    ? ValueOrExpression<FieldType<C, P>>
    : P extends `${infer Head}__${infer Rest}`
      ? Head extends FieldName<C>
        ? NewBelow<FieldType<C, Head>, Rest>
        : InvalidKey<C, `has no field '${Head}'`>
      : InvalidKey<C, `has no field '${P}'`>;

type NewBelow<V, P extends string> =
  IsJson<V> extends true
    ? JsonInput
    : [NonNullable<V>] extends [Scalar]
      ? InvalidKey<NonNullable<V>, `has no field '${P}'`>
      : [NonNullable<V>] extends [readonly (infer E)[]]
        ? P extends Index
          ? ValueOrExpression<E>
          : P extends `${Index}__${infer Rest}`
            ? NewBelow<E, Rest>
            : InvalidKey<NonNullable<V>, `needs an index before '${P}'`>
        : NewValue<ContainersOf<V>, P>;

type ValueOrExpression<V> = InputValue<V> | UpdateExpression<NonNullable<V>>;
