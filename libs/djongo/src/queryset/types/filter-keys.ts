import type { FieldName, FieldType, PkOf } from './field-names.js';
import type { ArrayLookups, ContainerLookups, JsonLookups, LookupsOf } from './lookup-values.js';
import type { ContainersOf, IsJson, Scalar } from './value-kinds.js';

/**
 * The keys that an editor offers inside `filter({ … })`: every path of up to three field names, with every lookup. Deeper
 * keys are just as valid; they are checked when written, not listed.
 *
 * @example
 * type K = FilterKeys<Entry>; // 'pk' | 'pk__in' | 'headline' | 'headline__startswith' | 'blog__name' | …
 */
export type FilterKeys<M> = 'pk' | `pk__${KeysBelow<PkOf<M>, 0>}` | KeysOf<M, 2>;

/** A number, one less. */
type Less = [never, 0, 1, 2];

type Depth = 0 | 1 | 2;

type KeysOf<M, D extends Depth> = {
  [K in FieldName<M>]: K | `${K}__${KeysBelow<FieldType<M, K>, D>}`;
}[FieldName<M>];

type KeysBelow<V, D extends Depth> =
  IsJson<V> extends true
    ? keyof JsonLookups
    : [NonNullable<V>] extends [Scalar]
      ? keyof LookupsOf<NonNullable<V>> & string
      : [NonNullable<V>] extends [readonly (infer E)[]]
        ? keyof ArrayLookups<unknown> | KeysBelow<E, D>
        : keyof ContainerLookups<unknown> | (D extends 0 ? never : KeysOf<ContainersOf<V>, Less[D]>);
