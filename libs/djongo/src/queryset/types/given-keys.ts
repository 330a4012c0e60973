import type { Direct } from './dictionary.js';
import type { FieldName, FieldType } from './field-names.js';
import type { InvalidKey } from './invalid-key.js';
import type { ContainersOf, Index, IsJson, Scalar } from './value-kinds.js';

/**
 * What the keys of a dictionary `Given`, for a field of type `V`, take beyond what `Dictionary` lists, to intersect with
 * it: the value at `'2.name'`, an `InvalidKey` under what names no field, to any depth. The compiler itself refuses excess
 * keys only in a literal written in place, not in a variable or inside `Q`.
 *
 * @example
 * type G = GivenKeys<Blog, { name: 'x'; nam: 'y' }>; // { name: unknown; nam: InvalidKey<Blog, "has no field 'nam'"> }
 */
export type GivenKeys<V, Given> = unknown extends Given
  ? unknown
  : Given extends Scalar | readonly unknown[] | null | undefined
    ? unknown
    : IsJson<V> extends true
      ? unknown
      : [NonNullable<V>] extends [Scalar]
        ? unknown
        : [NonNullable<V>] extends [readonly (infer E)[]]
          ? {
              readonly [K in keyof Given]: K extends `${Index}.${infer P}`
                ? Dotted<E, P>
                : Key<ContainersOf<E>, K, Given[K]>;
            }
          : { readonly [K in keyof Given]: Key<ContainersOf<V>, K, Given[K]> };

type Key<C, K, Given> =
  K extends FieldName<C>
    ? GivenKeys<FieldType<C, K>, Given>
    : K extends Member<C>
      ? unknown
      : InvalidKey<C, `has no field '${K & string}'`>;

/** What an instance of the container has besides its fields: methods. */
type Member<C> = C extends unknown ? keyof C : never;

/** The value at a dotted path below an element of an array. */
type Dotted<V, P extends string> =
  IsJson<V> extends true
    ? unknown
    : [NonNullable<V>] extends [Scalar]
      ? InvalidKey<NonNullable<V>, `has no field '${P}'`>
      : [NonNullable<V>] extends [readonly (infer E)[]]
        ? P extends Index
          ? Direct<E>
          : P extends `${Index}.${infer Rest}`
            ? Dotted<E, Rest>
            : Dotted<E, P>
        : DottedField<ContainersOf<V>, P>;

type DottedField<C, P extends string> =
  P extends FieldName<C>
    ? Direct<FieldType<C, P>>
    : P extends `${infer Head}.${infer Rest}`
      ? Head extends FieldName<C>
        ? Dotted<FieldType<C, Head>, Rest>
        : InvalidKey<C, `has no field '${Head}'`>
      : InvalidKey<C, `has no field '${P}'`>;
