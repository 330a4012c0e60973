import type { FieldName, FieldType, PkOf } from './field-names.js';
import type { InvalidKey } from './invalid-key.js';
import type { LookupsOf, Transform } from './lookup-values.js';
import type { ContainersOf, ElementOf, Index, IsJson, Scalar, Slice } from './value-kinds.js';

/** Marks `AnyPath`. Declared only: it does not exist at run time. */
export declare const anyPath: unique symbol;

/**
 * A path, for `orderBy` with its direction, that the compiler cannot know and need not check: it is still checked when the
 * query is made. Only a cast gives one.
 *
 * @example
 * Entry.objects.orderBy(checkedByAPipe as AnyPath);
 */
export type AnyPath = string & { readonly [anyPath]: true };

/**
 * The field paths that an editor offers: up to two field names deep. Deeper ones are checked when written, not listed.
 *
 * @example
 * type P = FieldPaths<Entry>; // 'pk' | 'headline' | 'blog' | 'blog__name' | 'authors__name' | …
 */
export type FieldPaths<M> = 'pk' | { [K in FieldName<M>]: K | `${K}__${NamesBelow<FieldType<M, K>>}` }[FieldName<M>];

/**
 * `P` itself where it is a path of field names of `M`, at any depth and without a lookup; else an `InvalidKey`.
 *
 * @example
 * type A = FieldPath<Entry, 'blog__owner__name'>; // 'blog__owner__name'
 * type B = FieldPath<Entry, 'blog__nam'>; // InvalidKey<Blog, "has no field 'nam'">
 */
export type FieldPath<M, P> = P extends string
  ? string extends P
    ? InvalidKey<M, 'is addressed by known paths; cast what has been checked to AnyPath'>
    : P extends 'pk' | AnyPath
      ? P
      : P extends FieldName<M>
        ? P
        : P extends `${infer Head}__${infer Rest}`
          ? Head extends FieldName<M>
            ? CheckBelow<FieldType<M, Head>, Rest, P>
            : InvalidKey<M, `has no field '${Head}'`>
          : InvalidKey<M, `has no field '${P}'`>
  : InvalidKey<M, 'is addressed by texts'>;

/**
 * The type of the value at a path, as `values` gives it: through a nullable container also `null`, through an array of
 * containers an array. `never` where the path leads nowhere.
 *
 * @example
 * type A = ValueAt<Entry, 'blog__name'>; // string
 * type B = ValueAt<Entry, 'authors__email'>; // string[]
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
          ? ValueBelow<FieldType<M, Head>, Rest>
          : never;

/**
 * The type itself, but nothing is inferred from it. The compiler would look for `P` inside every branch of `FieldPath`, and
 * got lost there in models with an `ObjectId` (TS2589). `NoInfer` keeps editors from offering the paths.
 */
export type Unread<T> = [T][T extends unknown ? 0 : never];

type NamesBelow<V> =
  IsJson<V> extends true
    ? never
    : [NonNullable<V>] extends [Scalar]
      ? never
      : [NonNullable<V>] extends [readonly (infer E)[]]
        ? NamesBelow<E>
        : FieldName<ContainersOf<V>>;

type CheckBelow<V, P extends string, Whole> =
  IsJson<V> extends true
    ? Whole
    : [NonNullable<V>] extends [Scalar]
      ? InvalidKey<NonNullable<V>, `has no field '${P}'`>
      : [NonNullable<V>] extends [readonly (infer E)[]]
        ? P extends Index
          ? Whole
          : P extends `${Index}__${infer Rest}`
            ? CheckBelow<E, Rest, Whole>
            : CheckBelow<E, P, Whole>
        : CheckContainer<ContainersOf<V>, P, Whole>;

type CheckContainer<C, P extends string, Whole> =
  P extends FieldName<C>
    ? Whole
    : P extends `${infer Head}__${infer Rest}`
      ? Head extends FieldName<C>
        ? CheckBelow<FieldType<C, Head>, Rest, Whole>
        : InvalidKey<C, `has no field '${Head}'`>
      : InvalidKey<C, `has no field '${P}'`>;

type ValueBelow<V, P extends string> =
  IsJson<V> extends true
    ? unknown
    : [NonNullable<V>] extends [Scalar]
      ? PartOf<NonNullable<V>, P> | NullOf<V>
      : | ([NonNullable<V>] extends [readonly (infer E)[]] ? ValueInArray<E, P> : ValueAt<ContainersOf<V>, P>)
        | NullOf<V>;

/** What a transform makes of a value: of dates their parts, and of those more. */
type PartOf<V, P extends string> = P extends keyof LookupsOf<V>
  ? LookupsOf<V>[P] extends Transform<infer Output>
    ? Output
    : never
  : P extends `${infer Head}__${infer Rest}`
    ? Head extends keyof LookupsOf<V>
      ? LookupsOf<V>[Head] extends Transform<infer Output>
        ? PartOf<Output, Rest>
        : never
      : never
    : never;

type ValueInArray<E, P extends string> = P extends Index
  ? E | null
  : P extends `${Index}__${infer Rest}`
    ? ValueBelow<E, Rest> | null
    : P extends Slice
      ? E[]
      : P extends `${Slice}__${infer Rest}`
        ? ValueInArray<E, Rest>
        : ValueBelow<E, P>[];

type NullOf<V> = V extends null | undefined ? null : never;
