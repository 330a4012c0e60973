/** Marks a condition made by `Q`. Declared only: it does not exist at run time. */
export declare const conditions: unique symbol;

/**
 * A condition that is not tied to a model but remembers, in its type, the dictionaries it was made of, as a union;
 * `filter` checks them. What `Q` gives is one.
 *
 * @example
 * class QNode<F> implements Conditions<F> {
 *   declare readonly [conditions]: F;
 *   or<const G extends object>(other: G): QNode<F | DictionariesOf<G>>;
 * }
 */
export interface Conditions<out F> {
  readonly [conditions]: F;
}
