import type { AnyPath, FieldPath, FieldPaths, Unread } from './field-path.js';

/** Marks what `orderBy` takes besides texts. Declared only: it does not exist at run time. */
export declare const orderExpression: unique symbol;

/** An expression with a direction: `F('headline').desc()`. */
export interface OrderExpression {
  readonly [orderExpression]: true;
}

/**
 * The keys that an editor offers inside `orderBy('…')`: field paths of up to two names, `-` before one for the opposite
 * direction, `'?'` for chance. Deeper ones are checked when written, not listed.
 *
 * @example
 * type K = OrderKey<Entry>; // '?' | 'headline' | '-headline' | 'blog__name' | '-blog__name' | …
 */
export type OrderKey<M> = '?' | FieldPaths<M> | `-${FieldPaths<M>}`;

/** What `orderBy` accepts before `OrderArguments` looks closer. */
export type OrderArgument<M> = OrderKey<M> | (string & {}) | OrderExpression;

/**
 * The parameters of `orderBy`, each checked against the model `M` at any depth.
 *
 * @example
 * orderBy<const K extends readonly OrderArgument<M>[]>(...keys: OrderArguments<M, K>): QuerySet<M>;
 */
export type OrderArguments<M, K extends readonly unknown[]> = {
  readonly [I in keyof K]: K[I] & Unread<CheckedOrder<M, K[I]>>;
};

type CheckedOrder<M, K> = K extends '?' | '-pk' | AnyPath | OrderExpression
  ? K
  : K extends `-${infer P}`
    ? FieldPath<M, P> extends P
      ? K
      : FieldPath<M, P>
    : FieldPath<M, K>;
