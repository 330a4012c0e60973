import type { elementChange, ElementChangeOf } from './update-expression.js';

/** The options of `Each`. */
export interface EachOptions<W> {
  /** The condition on the elements that are changed. */
  readonly where: W;
}

/** A change of the elements of an array; recognised by its class, so that no request body can pass for one. */
export class ElementChange<V = unknown, W = unknown> implements ElementChangeOf<V, W> {
  declare readonly [elementChange]: readonly [value: V, where: W];
  /** What each element becomes, or for a document a dictionary of what changes in it. */
  readonly value: unknown;
  /** The options as they were given, to be checked where the name of the array is known. */
  readonly options: unknown;

  constructor(value: V, options?: EachOptions<W>) {
    this.value = value;
    this.options = options;
    Object.freeze(this);
  }
}

/**
 * Changes every element of an array, or those that meet a condition. A value replaces the element; of embedded documents, a
 * dictionary changes the fields that it names, by their paths. Operators stand for values, `Each` among them for arrays
 * further in. Where there is no array, null included, nothing happens.
 *
 * `where` is a dictionary of lookups, or made by `Q`: of the element's fields (`name__startswith`), of a scalar by itself (`lt`).
 *
 * @example
 * await entries.filter({ pk }).update({ scores: Each(Inc(1)) }); // { $inc: { 'scores.$[]': 1 } }
 * await entries.filter({ pk }).update({ scores: Each(0, { where: { lt: 0 } }) });
 * // { $set: { 'scores.$[e0]': 0 } }, arrayFilters: [{ e0: { $lt: 0 } }]
 * await entries.filter({ pk }).update({ authors: Each({ email: 'x' }, { where: { name__startswith: 'P' } }) });
 * // { $set: { 'authors.$[e0].email': 'x' } }, arrayFilters: [{ 'e0.name': { $regex: '^P' } }]
 */
export function Each<const V, const W extends object = never>(value: V, options?: EachOptions<W>): ElementChange<V, W> {
  return new ElementChange(value, options);
}
