/** Marks what computes a new value in the server. Declared only: it does not exist at run time. */
export declare const updateExpression: unique symbol;

/**
 * What may stand for a value of type `V` in `update`: an update operator.
 *
 * @example
 * await Entry.objects.filter({ pk }).update({ n_comments: Inc(1), tags: Push('hot') });
 */
export interface UpdateExpression<V> {
  readonly [updateExpression]: V;
}

/** Marks what changes the elements of an array. Declared only: it does not exist at run time. */
export declare const elementChange: unique symbol;

/** What `Each` makes: `V` is what happens to each element, `W` the condition on those it happens to, `never` without one. */
export interface ElementChangeOf<V, W> {
  readonly [elementChange]: readonly [value: V, where: W];
}

/** Marks the elements that meet a condition. Declared only: it does not exist at run time. */
export declare const elementsWhere: unique symbol;

/** The elements of an array that meet the condition `W`; `update` checks it against the array's field. */
export interface ElementsWhere<W> {
  readonly [elementsWhere]: W;
}
