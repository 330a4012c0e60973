import type { FieldName, FieldType } from './field-names.js';
import type { Comparable } from './comparable.js';
import type { NeededProblem } from './condition-problem.js';
import type { Evaluate } from './evaluate.js';
import type { FieldPaths } from './field-path.js';
import type { Filter } from './filter.js';
// The files themselves: through the index the types of queries would cost those of the fields as well.
import type { expressionType, Typed } from '../../expressions/typed.js';
import type { ElementChangeOf, ElementsWhere, UpdateExpression } from '../../updates/update-expression.js';
import type { GivenKeys } from './given-keys.js';
import type { AnyInvalidKey, AnyOne, InvalidKey } from './invalid-key.js';
import type { InputValue } from './input.js';
import type { ContainersOf, ElementOf, Index, IsJson, JsonInput, NotDictionary, Scalar } from './value-kinds.js';

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
 * have the field's declared type, embedded documents as plain objects, or are computed by an expression.
 *
 * @example
 * await Entry.objects.filter({ pk }).update({ n_comments: 1, blog__name: 'x', authors__0__email: 'p@x.org' });
 */
export type UpdateValues<M, U, Computes = true> = typeof anyUpdate extends keyof U
  ? U
  : U extends NotDictionary
    ? InvalidKey<M, 'is updated by a dictionary'>
    : string extends keyof U
      ? InvalidKey<M, 'is updated by known keys; cast what has been checked to AnyUpdate'>
      : { readonly [P in keyof U]: UpdateValue<M, P, U[P], Computes> };

/** What the key `P` takes. Any value fits where `any` is given, under a wrong key too; it does not fit `never`. */
type UpdateValue<M, P, Given, Computes> = P extends string
  ? 0 extends 1 & Given
    ? Exclude<NewValue<M, P, unknown>, AnyInvalidKey>
    : typeof expressionType extends keyof Given
      ? ComputedValue<M, P, Given, NewValue<M, P, unknown>, Computes>
      : NewValue<M, P, Given>
  : never;

/** The expression itself where what it gives fits the field. */
type ComputedValue<M, P extends string, Given, Taken, Computes> = [Taken] extends [AnyInvalidKey]
  ? Taken
  : Computes extends false
    ? InvalidKey<M, `is not computed in Each(); give '${P}' a value`>
    : Given extends Typed<infer Needed, infer Output>
      ? [NeededProblem<M, Needed, 'aggregate'>] extends [infer Found]
        ? [Found] extends [never]
          ? FitsField<Evaluate<M, Output>, Taken> extends true
            ? Given
            : InvalidKey<Evaluate<M, Output>, `does not fit '${P}'`>
          : AnyOne<Found>
        : never
      : never;

/** Null does not fit a field that has none. */
type FitsField<V, Taken> = unknown extends V
  ? true
  : [V] extends [Taken]
    ? true
    : [Extract<V, null>] extends [Extract<Taken, null>]
      ? Comparable<V, Taken>
      : false;

type NewValue<C, P extends string, Given> =
  P extends FieldName<C>
    ? Accepted<FieldType<C, P>, Given>
    : P extends `${infer Head}__${infer Rest}`
      ? Head extends FieldName<C>
        ? NewBelow<FieldType<C, Head>, Rest, Given>
        : InvalidKey<C, `has no field '${Head}'`>
      : InvalidKey<C, `has no field '${P}'`>;

type NewBelow<V, P extends string, Given> =
  IsJson<V> extends true
    ? JsonInput
    : [NonNullable<V>] extends [Scalar]
      ? InvalidKey<NonNullable<V>, `has no field '${P}'`>
      : [NonNullable<V>] extends [readonly (infer E)[]]
        ? P extends Index
          ? Accepted<E, Given>
          : P extends `${Index}__${infer Rest}`
            ? NewBelow<E, Rest, Given>
            : InvalidKey<NonNullable<V>, `needs an index before '${P}'`>
        : NewValue<ContainersOf<V>, P, Given>;

/** What a field of type `V` takes: a value, an operator, or what happens to the elements of an array. */
type Accepted<V, Given> =
  OfElements<Given> extends true ? NewElements<NonNullable<V>, Given> : ValueOrExpression<V> & GivenFields<V, Given>;

type ValueOrExpression<V> = InputValue<V> | UpdateExpression<InputValue<NonNullable<V>>>;

/** Whether it is checked against the elements of an array: `Each(…)`, `PullWhere(…)`; not `Unset()`, which fits anything. */
type OfElements<Given> = [Given] extends [UpdateExpression<never>]
  ? false
  : [Given] extends [ElementChangeOf<unknown, unknown> | UpdateExpression<ElementsWhere<unknown>>]
    ? true
    : false;

/** What is no embedded document. The compiler itself overlooks that where nothing in it is a field's. */
type GivenFields<V, Given> =
  IsJson<V> extends true
    ? unknown
    : [NonNullable<V>] extends [Scalar | readonly unknown[]]
      ? unknown
      : Given extends UpdateExpression<unknown> | null | undefined
        ? unknown
        : Given extends Scalar | NotDictionary
          ? InvalidKey<ContainersOf<V>, 'takes an object of its fields'>
          : [keyof Given & FieldName<ContainersOf<V>>] extends [never]
            ? GivenKeys<V, Given>
            : unknown;

type NewElements<V, Given> = [V] extends [readonly (infer E)[]]
  ? Given extends ElementChangeOf<infer G, infer W>
    ? ElementChangeOf<NewElement<E, G>, ElementFilter<E, W>>
    : Given extends UpdateExpression<ElementsWhere<infer W>>
      ? UpdateExpression<ElementsWhere<ElementFilter<E, W>>>
      : never
  : InvalidKey<V, 'has no elements'>;

/** What an element becomes; of an embedded document the fields that change, unless all of them are given. */
type NewElement<E, G> = 0 extends 1 & G
  ? G
  : [G] extends [Scalar | readonly unknown[] | UpdateExpression<unknown> | null | undefined | ContainersOf<E>]
    ? Accepted<E, G>
    : IsJson<E> extends true
      ? JsonInput
      : [NonNullable<E>] extends [Scalar | readonly unknown[]]
        ? Accepted<E, G>
        : OfElements<G> extends true
          ? Accepted<E, G>
          : UpdateValues<ContainersOf<E>, G, false>;

type ElementFilter<E, W> = [W] extends [never] ? never : Filter<ElementOf<E>, W>;
