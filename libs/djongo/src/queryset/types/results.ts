import type { AnyPath, FieldPath, FieldPaths, IsOffer } from './field-path.js';
import type { AnyInvalidKey, InvalidKey } from './invalid-key.js';
import type { Flat, flat, RowFields, RowNames } from './rows.js';
import type { Innermost, ValueAt } from './value-at.js';

/** What `values` accepts before `FieldArguments` looks closer; it is here that an editor finds the paths to offer. */
export type FieldArgument<M> = FieldPaths<RowNames<M>> | (string & {});

/**
 * Field paths as parameters, each checked against the model `M` at any depth.
 *
 * @example
 * values<const K extends readonly FieldArgument<M>[]>(...fields: FieldArguments<M, K>): QuerySet<M, Values<M, K>>;
 */
export type FieldArguments<M, K extends readonly unknown[]> = {
  readonly [I in keyof K]: CheckedPath<RowNames<M>, K[I]>;
};

// `infer` keeps the compiler from looking for `P` inside of `FieldPath`, where it got lost in models with an `ObjectId` (TS2589).
type CheckedPath<M, P> =
  IsOffer<P> extends true
    ? P
    : [FieldPath<M, P>] extends [infer Found]
      ? Found extends AnyInvalidKey
        ? Found
        : P
      : never;

/**
 * A row of `values(…)`: each path with the type at its end; all the fields where no path was given.
 *
 * @example
 * type Row = Values<Entry, ['headline', 'authors__name']>; // { headline: string; authors__name: string[] }
 */
export type Values<M, K extends readonly unknown[]> = K extends readonly []
  ? RowFields<M>
  : { [P in K[number] & string]: ValueAt<RowNames<M>, P> };

/** What `valuesList` accepts before `ValuesListArguments` looks closer. */
export type ValuesListArgument<M> = FieldArgument<M> | FlatOption;

/** The last argument of `valuesList` with a single path: values instead of tuples. */
export interface FlatOption {
  readonly flat: true;
}

/**
 * Field paths as parameters, or one path and `{ flat: true }`.
 *
 * @example
 * valuesList<const K extends readonly ValuesListArgument<M>[]>(...fields: ValuesListArguments<M, K>): QuerySet<M, ValuesList<M, K>>;
 */
export type ValuesListArguments<M, K extends readonly unknown[]> = K extends readonly [infer P, FlatOption]
  ? readonly [CheckedPath<RowNames<M>, P>, FlatOption]
  : FieldArguments<M, K>;

/**
 * A row of `valuesList(…)`: a tuple; with `{ flat: true }` the value itself.
 *
 * @example
 * type Row = ValuesList<Entry, ['headline', 'n_comments']>; // [string, number]
 * type One = ValuesList<Entry, ['headline', { flat: true }]>; // string
 */
export type ValuesList<M, K extends readonly unknown[]> = K extends readonly []
  ? RowFields<M>[keyof RowFields<M>][]
  : K extends readonly [infer P, FlatOption]
    ? ValueAt<RowNames<M>, P & string>
    : { -readonly [I in keyof K]: ValueAt<RowNames<M>, K[I] & string> };

/** What may be named after `valuesList(…)`: the same. Beside it, whether the rows are bare values. */
export type NamesOfList<N, K extends readonly unknown[]> = K extends readonly [unknown, FlatOption] ? N & Flat : N;

/** What may be named after `values(…)`, whose rows are not bare values. */
export type NamesOfRows<N> = typeof flat extends keyof N ? (N extends infer Names & Flat ? Names : N) : N;

/** The path of a date, or of dates in arrays; else an `InvalidKey`. */
export type DatePath<M, P> =
  FieldPath<M, P> extends infer Path ? (Path extends string ? PathOfDate<M, Path> : Path) : never;

type PathOfDate<M, P extends string> = P extends AnyPath
  ? P
  : [NonNullable<Innermost<ValueAt<M, P>>>] extends [Date]
    ? P
    : InvalidKey<M, `has no date in '${P}'`>;
