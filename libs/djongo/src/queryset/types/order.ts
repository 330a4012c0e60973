// The file itself: through the index the types of queries would cost those of the functions as well.
import type { expressionType, OrderExpression, orderExpression, Typed } from '../../expressions/typed.js';
import type { NeededProblem } from './condition-problem.js';
import type { AnyPath, FieldPath, FieldPaths, Unread } from './field-path.js';
import type { AnyOne } from './invalid-key.js';
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
  readonly [I in keyof K]: K[I] & Unread<CheckedOrder<RowNames<M>, K[I]>>;
};

type CheckedOrder<M, K> = K extends '?' | '-pk' | AnyPath
  ? K
  : K extends string
    ? K extends `-${infer P}`
      ? FieldPath<M, P> extends P
        ? K
        : FieldPath<M, P>
      : FieldPath<M, K>
    : typeof orderExpression extends keyof K
      ? K extends OrderExpression<infer Needed>
        ? Checked<M, K, Needed>
        : never
      : typeof expressionType extends keyof K
        ? K extends Typed<infer Needed>
          ? Checked<M, K, Needed>
          : never
        : never;

type Checked<M, K, Needed> = [NeededProblem<M, Needed>] extends [infer Found]
  ? [Found] extends [never]
    ? K
    : AnyOne<Found>
  : never;
