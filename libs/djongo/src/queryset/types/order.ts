// The file itself: through the index the types of queries would cost those of the functions as well.
import type { OrderExpression, Typed } from '../../expressions/typed.js';
import type { NeededProblem } from './condition-problem.js';
import type { AnyPath, FieldPath, FieldPaths, IsOffer } from './field-path.js';
import type { AnyInvalidKey, AnyOne } from './invalid-key.js';
import type { RowNames } from './rows.js';

/**
 * The keys that an editor offers inside `orderBy('…')`: field paths of up to two names, `-` before one for the opposite
 * direction, `'?'` for chance. Deeper ones are checked when written, not listed.
 *
 * @example
 * type K = OrderKey<Entry>; // '?' | 'headline' | '-headline' | 'blog__name' | '-blog__name' | …
 */
export type OrderKey<M> = '?' | FieldPaths<M> | `-${FieldPaths<M>}`;

/** What `orderBy` accepts before `OrderArguments` looks closer. */
export type OrderArgument<M> = OrderKey<RowNames<M>> | (string & {}) | OrderExpression<unknown> | Typed;

/**
 * The parameters of `orderBy`, each checked against the model `M` at any depth.
 *
 * @example
 * orderBy<const K extends readonly OrderArgument<M>[]>(...keys: OrderArguments<M, K>): QuerySet<M>;
 */
export type OrderArguments<M, K extends readonly unknown[]> = {
  readonly [I in keyof K]: Checked<K[I], OrderProblem<RowNames<M>, K[I]>>;
};

// `infer` keeps the compiler from looking for the key inside of the problem, where it got lost in models with an `ObjectId`.
type Checked<Key, Problem> = [Problem] extends [infer Found] ? ([Found] extends [never] ? Key : AnyOne<Found>) : never;

/** What is wrong with a key of an order; `never` where nothing is. */
type OrderProblem<M, K> = IsOffer<K> extends true ? never : ProblemOfKey<M, K>;

type ProblemOfKey<M, K> = K extends '?' | '-pk' | AnyPath
  ? never
  : K extends string
    ? Extract<FieldPath<M, K extends `-${infer P}` ? P : K>, AnyInvalidKey>
    : K extends OrderExpression<infer Needed>
      ? NeededProblem<M, Needed>
      : K extends Typed<infer Needed>
        ? NeededProblem<M, Needed>
        : never;
