import type { AnyOne, InvalidKey } from './invalid-key.js';
import type { IsModel } from './rows.js';

/**
 * The querysets `Others`, whose rows are to be put beside rows `R` of a query on `M`: instances of the same model with the same
 * annotations, or rows with as many values of the same types.
 *
 * @example
 * intersection<const O extends readonly Combinable[]>(...others: Alike<M, R, O>): QuerySet<M, R, N>;
 */
export type Alike<M, R, Others> = {
  readonly [I in keyof Others]: Others[I] extends PromiseLike<readonly (infer S)[]>
    ? AlikeRow<M, R, S, Others[I]>
    : Others[I];
};

// The same rows first, which the compiler knows to be alike even where the model is a type parameter.
type AlikeRow<M, R, S, Given> = [S] extends [R]
  ? [R] extends [S]
    ? Given
    : IsModel<M, R> extends true
      ? InvalidKey<S, 'has other annotations than the rows it is put beside'>
      : AlikeValues<R, S, Given>
  : IsModel<M, R> extends true
    ? NotAlike<S>
    : AlikeValues<R, S, Given>;

type AlikeValues<R, S, Given> = [R, S] extends [Keyed, Keyed]
  ? ValuesAlike<R, S> extends true
    ? Given
    : NotAlike<S>
  : [S] extends [R]
    ? Given
    : NotAlike<S>;

/** A row of `values()`; an embedded document looks like one. */
type Keyed = object & { readonly [Symbol.iterator]?: never; readonly getTime?: never };

type NotAlike<S> = InvalidKey<S, 'has other values than the rows it is put beside'>;

/** Keys may differ, since those of the first query count; their number may not, nor may what they hold. */
type ValuesAlike<R, S> = [keyof R, keyof S] extends [keyof S, keyof R]
  ? [S] extends [R]
    ? true
    : false
  : [S[keyof S]] extends [R[keyof R]]
    ? SameNumber<keyof R, keyof S>
    : false;

/** One is taken away on each side until there is none left on both. */
type SameNumber<A, B> = [A] extends [never]
  ? [B] extends [never]
    ? true
    : false
  : [B] extends [never]
    ? false
    : SameNumber<Exclude<A, AnyOne<A>>, Exclude<B, AnyOne<B>>>;
