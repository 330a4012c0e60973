import type { InvalidKey } from './invalid-key.js';
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

type AlikeRow<M, R, S, Given> = [S] extends [R]
  ? [keyof S] extends [keyof R]
    ? Given
    : IsModel<M, R> extends true
      ? InvalidKey<S, 'has other annotations than the rows it is put beside'>
      : NotAlike<S>
  : IsModel<M, R> extends true
    ? NotAlike<S>
    : [R, S] extends [object, object]
      ? R extends readonly unknown[]
        ? NotAlike<S>
        : ValuesAlike<R, S> extends true
          ? Given
          : NotAlike<S>
      : NotAlike<S>;

type NotAlike<S> = InvalidKey<S, 'has other values than the rows it is put beside'>;

/** Keys may differ, since those of the first query count; their number may not, nor may what they hold. */
type ValuesAlike<R, S> = [S[keyof S]] extends [R[keyof R]] ? SameNumber<keyof R, keyof S> : false;

/** One is taken away on each side until there is none left on both. */
type SameNumber<A, B> = [A] extends [never]
  ? [B] extends [never]
    ? true
    : false
  : [B] extends [never]
    ? false
    : SameNumber<Exclude<A, LastOf<A>>, Exclude<B, LastOf<B>>>;

type LastOf<U> = (U extends unknown ? (of: () => U) => void : never) extends (of: infer I) => void
  ? I extends () => infer Last
    ? Last
    : never
  : never;
