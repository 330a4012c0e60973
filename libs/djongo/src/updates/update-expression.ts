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
