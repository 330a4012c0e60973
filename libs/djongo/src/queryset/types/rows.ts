// The file itself: through the index the types of queries would cost those of the functions as well.
import type { SeveralValues } from '../../expressions/typed.js';
import type { FieldName, FieldType, PkOf } from './field-names.js';
import type { Scalar } from './value-kinds.js';

/** Marks `Hidden`. Declared only: it does not exist at run time. */
export declare const hidden: unique symbol;

/** Marks `Grouped`. Declared only: it does not exist at run time. */
export declare const grouped: unique symbol;

/** Marks `Flat`. Declared only: it does not exist at run time. */
export declare const flat: unique symbol;

/** Beside the names of a query: those that rows do not have, since `alias` made them. */
export interface Hidden<Names> {
  readonly [hidden]: Names;
}

/** Beside the names of a query: that its rows are groups, and what may be named of these. */
export interface Grouped<Names> {
  readonly [grouped]: Names;
}

/** Beside the names of a query: that its rows are bare values. */
export interface Flat {
  readonly [flat]: true;
}

/** What may be named in an order and by `values`: of groups only what they are told apart by, and what was made of them. */
export type RowNames<N> = typeof grouped extends keyof N ? N[typeof grouped] : N;

/** The names that `values()` gives, with their types. */
export type RowFields<N> = typeof hidden extends keyof N
  ? FieldsBut<RowNames<N>, keyof N[typeof hidden]>
  : FieldsBut<RowNames<N>, never>;

type FieldsBut<N, K> = { [P in Exclude<FieldName<N>, K>]: FieldType<N, P> };

/** Whether rows are instances of the model, with whatever annotations, and however much of them is loaded. */
export type IsModel<M, R> = [R] extends [M] ? true : 'save' extends keyof R ? true : false;

/**
 * The single value that each row of a query is, as the right-hand side of `in`: of instances the primary key; `SeveralValues`
 * where a row has several.
 *
 * @example
 * type A = SingleValue<Entry, { headline: string }>; // string
 * type B = SingleValue<Entry, Entry>; // ObjectId
 */
export type SingleValue<M, R, N> = unknown extends R
  ? R
  : IsModel<M, R> extends true
    ? PkOf<M>
    : typeof flat extends keyof N
      ? R
      : [R] extends [Scalar | null | undefined]
        ? R
        : R extends readonly unknown[]
          ? R extends readonly [infer V]
            ? V
            : SeveralValues<R>
          : OneKey<keyof R> extends never
            ? SeveralValues<R>
            : R[keyof R];

/** `K` itself where it is one name, else `never`. */
export type OneKey<K, Each = K> = Each extends unknown ? ([K] extends [Each] ? Each : never) : never;
