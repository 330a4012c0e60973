import type { FieldName, FieldType } from './field-names.js';
import type { InvalidKey } from './invalid-key.js';
import type { ContainersOf, Index, IsJson, Scalar } from './value-kinds.js';

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
            : CheckLongName<M, P, Head>
          : InvalidKey<M, `has no field '${P}'`>
  : InvalidKey<M, 'is addressed by texts'>;

type CheckLongName<M, P extends string, Head extends string> =
  LongName<M, P> extends infer Name
    ? [Name] extends [never]
      ? InvalidKey<M, `has no field '${Head}'`>
      : P extends `${Name & string}__${infer Rest}`
        ? CheckBelow<FieldType<M, Name>, Rest, P>
        : never
    : never;

/** The name that a path begins with, of names that have several parts: what groups are told apart by, `blog__name`. */
export type LongName<M, P extends string> =
  FieldName<M> extends infer Name
    ? Name extends string
      ? P extends `${Name}__${string}`
        ? Name
        : never
      : never
    : never;

/**
 * Whether `P` is all that an editor offers, rather than what is given: the compiler asks for both, and to look at each of the
 * offers would cost it thousands of instantiations.
 */
export type IsOffer<P> = string extends P ? ([Extract<P, 'pk'>] extends [never] ? false : true) : false;

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
