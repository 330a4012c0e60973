import type { FieldName, FieldType, PkOf } from './field-names.js';
import type { AnyPath, LongName } from './field-path.js';
import type { AnyInvalidKey, InvalidKey } from './invalid-key.js';
import type { LookupsOf, Transform } from './lookup-values.js';
import type { ContainersOf, ElementOf, Index, IsJson, Present, Scalar, Slice } from './value-kinds.js';

/**
 * The type of the value at a path, as `values` gives it: through a nullable container also `null`, through an array of
 * containers an array. Parts of dates and of arrays have values as well, for expressions. An `InvalidKey` where the path
 * leads nowhere.
 *
 * @example
 * type A = ValueAt<Entry, 'blog__name'>; // string
 * type B = ValueAt<Entry, 'authors__email'>; // string[]
 * type C = ValueAt<Entry, 'pub_date__year'>; // number | null
 */
export type ValueAt<M, P extends string> = P extends AnyPath
  ? unknown
  : [M] extends [ElementOf<infer E>]
    ? ValueBelow<E, P>
    : P extends 'pk'
      ? PkOf<M>
      : P extends FieldName<M>
        ? FieldType<M, P>
        : P extends `${infer Head}__${infer Rest}`
          ? Head extends FieldName<M>
            ? ValueBelow<FieldType<M, Head>, Rest>
            : ValueOfLongName<M, P, Head>
          : Nowhere<M, P, P>;

/** The same of one value where the path goes on through an array, as aggregates take them. */
export type OneValueAt<M, P extends string> =
  GoesThroughArray<M, P> extends true ? Innermost<ValueAt<M, P>> : ValueAt<M, P>;

/** A value, or one of the values in an array of any depth. */
export type Innermost<V> = V extends readonly (infer E)[] ? Innermost<E> : V;

type ValueOfLongName<M, P extends string, Head extends string> =
  LongName<M, P> extends infer Name
    ? [Name] extends [never]
      ? Nowhere<M, P, Head>
      : P extends `${Name & string}__${infer Rest}`
        ? ValueBelow<FieldType<M, Name>, Rest>
        : never
    : never;

type Nowhere<M, P extends string, Head extends string> = string extends P
  ? InvalidKey<M, 'is addressed by known paths; cast what has been checked to AnyPath'>
  : InvalidKey<M, `has no field '${Head}'`>;

type ValueBelow<V, P extends string> =
  IsJson<V> extends true
    ? unknown
    : OrNull<
        V,
        [NonNullable<V>] extends [Scalar]
          ? ValueOfPart<Present<V>, P>
          : [NonNullable<V>] extends [readonly (infer E)[]]
            ? ValueInArray<E, P>
            : ValueAt<ContainersOf<V>, P>
      >;

/** What a transform makes of a scalar: `year`. */
type ValueOfPart<V, P extends string> = P extends keyof LookupsOf<V>
  ? LookupsOf<V>[P] extends Transform<infer Output>
    ? Output
    : InvalidKey<V, `has no field '${P}'`>
  : P extends `${infer Head}__${infer Rest}`
    ? ValueOfPart<V, Head> extends infer Output
      ? Output extends AnyInvalidKey
        ? Output
        : ValueOfPart<Output, Rest>
      : never
    : InvalidKey<V, `has no field '${P}'`>;

type ValueInArray<E, P extends string> = P extends Index
  ? E | null
  : P extends `${Index}__${infer Rest}`
    ? OrNull<null, ValueBelow<E, Rest>>
    : P extends Slice
      ? E[]
      : P extends `${Slice}__${infer Rest}`
        ? ValueInArray<E, Rest>
        : Each<ValueBelow<E, P>>;

type Each<V> = [V] extends [AnyInvalidKey] ? V : V[];

type OrNull<Of, V> = [V] extends [AnyInvalidKey] ? V : V | (Of extends null | undefined ? null : never);

/** Whether a path goes on through an array into each of its elements. */
type GoesThroughArray<M, P extends string> =
  P extends FieldName<M>
    ? false
    : P extends `${infer Head}__${infer Rest}`
      ? Head extends FieldName<M>
        ? GoesThroughBelow<FieldType<M, Head>, Rest>
        : false
      : false;

type GoesThroughBelow<V, P extends string> =
  IsJson<V> extends true
    ? false
    : [NonNullable<V>] extends [Scalar]
      ? false
      : [NonNullable<V>] extends [readonly (infer E)[]]
        ? P extends Index | Slice
          ? false
          : P extends `${Index}__${infer Rest}`
            ? GoesThroughBelow<E, Rest>
            : true
        : GoesThroughArray<ContainersOf<V>, P>;
