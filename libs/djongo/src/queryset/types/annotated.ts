import type { IsAggregate } from './annotations.js';
import type { flat, Grouped, grouped, Hidden, IsModel, OneKey } from './rows.js';
import type { Scalar } from './value-kinds.js';

/**
 * A row `R` of a query over the names `N`, with what annotations add to it, `O`: a model gets properties, a row of `values`
 * keys, a tuple values at its end. Bare values stay what they are.
 *
 * @example
 * type A = Annotated<Entry, Entry, Entry, { n: number }>; // Entry & { n: number }
 * type B = Annotated<Entry, { headline: string }, Entry, { n: number }>; // { headline: string; n: number }
 * type C = Annotated<Entry, [string], Entry, { n: number }>; // [string, number]
 */
export type Annotated<M, R, N, O> =
  IsModel<M, R> extends true
    ? R & O
    : typeof flat extends keyof N
      ? R
      : [R] extends [Scalar | null | undefined]
        ? R
        : R extends readonly unknown[]
          ? number extends R['length']
            ? (R[number] | O[keyof O])[]
            : [...R, ...AtTheEnd<O>]
          : { [K in keyof R | keyof O]: K extends keyof O ? O[K] : K extends keyof R ? R[K] : never };

/** In a tuple, the value of one annotation; of several it is not known which comes first. */
type AtTheEnd<O> = OneKey<keyof O> extends never ? O[keyof O][] : [O[keyof O]];

/**
 * What may be named after `annotate`: the same, and the annotations. After `values` an aggregate makes groups, whose rows have
 * nothing else.
 *
 * @example
 * type N = NamesWith<Entry, Entry, Entry, { n: Expression<never, number> }, { n: number }>; // Entry & { n: number }
 */
export type NamesWith<M, R, N, A, O> = typeof grouped extends keyof N
  ? N & O & Grouped<O>
  : IsModel<M, R> extends true
    ? N & O
    : true extends IsAggregate<A[keyof A]>
      ? R extends Scalar | readonly unknown[] | null
        ? N & O
        : N & O & Grouped<R & O>
      : N & O;

/** The same after `alias`, of whose names rows know nothing. */
export type NamesBeside<M, R, N, A, O> = NamesWith<M, R, N, A, O> extends infer Names ? Names & Hidden<O> : never;
