import type { FieldName, FieldType } from './field-names.js';
import type { ArrayLookups, ContainerLookups, LookupsOf } from './lookup-values.js';
import type { ContainersOf, IsJson, JsonInput, Present, Scalar } from './value-kinds.js';

/**
 * What a field of type `V` takes directly, without a lookup: its value or `null`; for an embedded document a dictionary;
 * for an array one of its elements, or all of it.
 *
 * @example
 * Entry.objects.filter({ headline: 'h1', blog: { name: 'b1' }, tags: 'hot', pub_date: null });
 */
export type Direct<V> = IsJson<V> extends true ? JsonInput : DirectKnown<Present<V>>;

/**
 * An embedded document as a condition: any of its fields, each with what it takes directly, to any depth.
 *
 * @example
 * Entry.objects.filter({ blog: { name: 'b1', tagline: { title: 't1' } } });
 */
export type Dictionary<C> = { readonly [K in FieldName<C>]?: Direct<FieldType<C, K>> };

/** The dictionary of each member of a union of containers. */
export type Dictionaries<C> = C extends unknown ? Dictionary<C> : never;

/** What one element of an array is given as. */
export type ElementInput<E> = IsJson<E> extends true ? JsonInput : ElementOfKnown<Present<E>>;

type DirectKnown<V> = [V] extends [Scalar]
  ? LookupsOf<V>['exact']
  : [V] extends [readonly (infer E)[]]
    ? ArrayLookups<ElementInput<E>>['exact']
    : ContainerLookups<Dictionaries<ContainersOf<V>>>['exact'];

type ElementOfKnown<E> = [E] extends [Scalar]
  ? Present<LookupsOf<E>['exact']>
  : [E] extends [readonly (infer Inner)[]]
    ? readonly ElementInput<Inner>[]
    : Dictionaries<ContainersOf<E>>;
