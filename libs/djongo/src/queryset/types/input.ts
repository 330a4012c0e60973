import type { FieldName, FieldType } from './field-names.js';
import type { ContainersOf, IsJson, Present, Scalar, ScalarInput } from './value-kinds.js';

/**
 * What `Entry.from({ … })` and `objects.create({ … })` take: the fields, each optional, since a default may stand in for
 * it; an embedded document as a plain object or an instance, to any depth; a key as an `ObjectId` or its 24 hex digits.
 *
 * @example
 * await Entry.objects.create({ headline: 'h1', blog: { name: 'b1' }, authors: [{ name: 'P', email: 'p@x.org' }] });
 */
export type Input<M> = { readonly [K in FieldName<M>]?: InputValue<FieldType<M, K>> | undefined };

/** What a field of type `V` is given as; `null` only where the field allows it. */
export type InputValue<V> = IsJson<V> extends true ? V : InputOf<Present<V>> | Extract<V, null>;

type InputOf<V> = [V] extends [Scalar]
  ? ScalarInput<V>
  : [V] extends [readonly (infer E)[]]
    ? readonly InputValue<E>[]
    : Inputs<ContainersOf<V>>;

/** The input of each member of a union of containers. */
type Inputs<C> = C extends unknown ? Input<C> : never;
