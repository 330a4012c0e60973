import type { FieldName, FieldType } from './field-names.js';
import type { FieldPath, FieldPaths, Unread, ValueAt } from './field-path.js';

/** What `values` accepts before `FieldArguments` looks closer; it is here that an editor finds the paths to offer. */
export type FieldArgument<M> = FieldPaths<M> | (string & {});

/**
 * Field paths as parameters, each checked against the model `M` at any depth.
 *
 * @example
 * values<const K extends readonly FieldArgument<M>[]>(...fields: FieldArguments<M, K>): QuerySet<M, Values<M, K>>;
 */
export type FieldArguments<M, K extends readonly unknown[]> = {
  readonly [I in keyof K]: K[I] & Unread<FieldPath<M, K[I]>>;
};

/**
 * A row of `values(…)`: each path with the type at its end; all the fields where no path was given.
 *
 * @example
 * type Row = Values<Entry, ['headline', 'authors__name']>; // { headline: string; authors__name: string[] }
 */
export type Values<M, K extends readonly unknown[]> = K extends readonly []
  ? { [P in FieldName<M>]: FieldType<M, P> }
  : { [P in K[number] & string]: ValueAt<M, P> };

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
  ? readonly [P & Unread<FieldPath<M, P>>, FlatOption]
  : FieldArguments<M, K>;

/**
 * A row of `valuesList(…)`: a tuple; with `{ flat: true }` the value itself.
 *
 * @example
 * type Row = ValuesList<Entry, ['headline', 'n_comments']>; // [string, number]
 * type One = ValuesList<Entry, ['headline', { flat: true }]>; // string
 */
export type ValuesList<M, K extends readonly unknown[]> = K extends readonly []
  ? FieldType<M, FieldName<M>>[]
  : K extends readonly [infer P, FlatOption]
    ? ValueAt<M, P & string>
    : { -readonly [I in keyof K]: ValueAt<M, K[I] & string> };
