import type { Dictionaries, Direct, ElementInput } from './dictionary.js';
import type { FieldName, FieldType, PkOf } from './field-names.js';
import type { AnyInvalidKey, InvalidKey } from './invalid-key.js';
import type {
  ArrayLookups,
  ContainerLookups,
  JsonLookups,
  LookupsOf,
  OrderedLookups,
  TextLookups,
  Transform,
} from './lookup-values.js';
import type { ContainersOf, ElementOf, Index, IsJson, JsonInput, Present, Scalar, Slice } from './value-kinds.js';

/**
 * What the key `P` of a filter on `M` takes, at any depth; an `InvalidKey` where it names nothing.
 *
 * @example
 * type A = LookupValue<Entry, 'blog__name__istartswith'>; // string
 * type B = LookupValue<Entry, 'blog__nam'>; // InvalidKey<Blog, "has no field 'nam'">
 */
export type LookupValue<M, P extends string> = [M] extends [ElementOf<infer E>]
  ? Below<E, P>
  : P extends 'pk'
    ? Direct<PkOf<M>>
    : P extends FieldName<M>
      ? Direct<FieldType<M, P>>
      : P extends `${infer Head}__${infer Rest}`
        ? Head extends 'pk'
          ? PkPath<PkOf<M>, Rest>
          : Head extends FieldName<M>
            ? Below<FieldType<M, Head>, Rest>
            : InvalidKey<M, `has no field '${Head}'`>
        : InvalidKey<M, `has no field '${P}'`>;

/** What a path takes that goes on with `P` below a value of type `V`. */
type Below<V, P extends string> =
  IsJson<V> extends true
    ? JsonPath<P>
    : [NonNullable<V>] extends [Scalar]
      ? ScalarPath<Present<V>, P>
      : [NonNullable<V>] extends [readonly (infer E)[]]
        ? ArrayPath<E, P>
        : ContainerPath<ContainersOf<V>, P>;

type ScalarPath<V, P extends string> = P extends keyof LookupsOf<V>
  ? RowValue<LookupsOf<V>[P]>
  : P extends `${infer Head}__${infer Rest}`
    ? Head extends keyof LookupsOf<V>
      ? LookupsOf<V>[Head] extends Transform<infer Output>
        ? Below<Output, Rest>
        : InvalidKey<V, `'${Head}' takes no further lookup`>
      : InvalidKey<V, `has no lookup '${Head}'`>
    : InvalidKey<V, `has no lookup '${P}'`>;

/** A row of a table of lookups: the value it takes, or a transform, which takes its output. */
type RowValue<Row> = Row extends Transform<infer Output> ? Direct<Output> : Row;

type ArrayPath<E, P extends string> = P extends keyof ArrayLookups<unknown>
  ? P extends 'contained_by'
    ? ContainedBy<E>
    : ArrayLookups<ElementInput<E>>[P]
  : P extends Index
    ? Direct<E>
    : P extends `${Index}__${infer Rest}`
      ? Below<E, Rest>
      : P extends Slice
        ? Direct<readonly E[]>
        : P extends `${Slice}__${infer Rest}`
          ? ArrayPath<E, Rest>
          : Below<E, P>;

/** Documents are asked by their fields, which says nothing of all of them. */
type ContainedBy<E> =
  IsJson<E> extends true
    ? ArrayLookups<ElementInput<E>>['contained_by']
    : [NonNullable<E>] extends [Scalar | readonly unknown[]]
      ? ArrayLookups<ElementInput<E>>['contained_by']
      : InvalidKey<E, `has no lookup 'contained_by' in an array`>;

type ContainerPath<C, P extends string> =
  P extends FieldName<C>
    ? Direct<FieldType<C, P>>
    : P extends `${infer Head}__${infer Rest}`
      ? Head extends FieldName<C>
        ? Below<FieldType<C, Head>, Rest>
        : InvalidKey<C, `has no field '${Head}'`>
      : P extends keyof ContainerLookups<unknown>
        ? ContainerLookups<Dictionaries<C>>[P]
        : P extends LeafLookup
          ? LeafDictionary<C, P>
          : InvalidKey<C, `has no field or lookup '${P}'`>;

/** The lookups that a container passes on to the leaves of a dictionary. */
type LeafLookup = keyof OrderedLookups<unknown> | keyof TextLookups;

/** `blog__startswith: { name: 'B' }`: the fields of `C` that have the lookup `L`, each with what it takes. */
type LeafDictionary<C, L extends string> = C extends unknown
  ? {
      readonly [K in FieldName<C> as Below<FieldType<C, K>, L> extends AnyInvalidKey ? never : K]?: Below<
        FieldType<C, K>,
        L
      >;
    }
  : never;

type JsonPath<P extends string> = P extends `${string}__${infer Rest}`
  ? JsonPath<Rest>
  : P extends keyof JsonLookups
    ? JsonLookups[P]
    : JsonInput;

/** A key whose type is not known has every lookup of an ordered value, but no path below it. */
type PkPath<Pk, P extends string> =
  IsJson<Pk> extends true
    ? P extends keyof JsonLookups
      ? JsonLookups[P]
      : InvalidKey<'pk', `has no lookup '${P}'`>
    : Below<Pk, P>;
