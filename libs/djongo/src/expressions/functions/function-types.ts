import type { Expression } from '../expression.js';
import type { Argument, Arithmetic, AverageOf, NeedsOf, NotNull, NullWith, Numeric, OutputOf } from '../typed.js';

/** `V` of a text, and null of none. */
export type OfText<A, V = string> = Expression<NeedsOf<A, string>, NullWith<OutputOf<A>, V>>;

/** The same of a text and of numbers that say how much of it. */
export type OfTextAndCounts<A, C, V = string> = Expression<
  NeedsOf<A, string> | NeedsOf<C, Numeric>,
  NullWith<OutputOf<A> | OutputOf<C>, V>
>;

/** A number of the same type as `A`'s, and null of none. */
export type LikeNumber<A> = Expression<NeedsOf<A, Numeric>, Arithmetic<OutputOf<A>, number>>;

/** What a real function gives: floating point, or a decimal of a decimal; null of none. */
export type Real<A> = Expression<NeedsOf<A, Numeric>, NullWith<OutputOf<A>, NotNull<AverageOf<OutputOf<A>>>>>;

/** The same, and null where the function has no value as well. */
export type RealOrNull<A> = Expression<NeedsOf<A, Numeric>, AverageOf<OutputOf<A>>>;

/** The same of two numbers. */
export type RealOfTwo<A, B> = Expression<
  NeedsOf<A, Numeric> | NeedsOf<B, Numeric>,
  AverageOf<Arithmetic<OutputOf<A>, OutputOf<B>>>
>;

/** `V` of a date, and null of none. */
export type OfDate<A, V> = Expression<NeedsOf<A, Date>, NullWith<OutputOf<A>, V>>;

/** `V` of arrays, and null where one of them is none. */
export type OfArrays<A, V> = Expression<NeedsOf<A, readonly unknown[]>, NullWith<OutputOf<A>, V>>;

/** Two arguments at least. */
export type Several = readonly [Argument, Argument, ...Argument[]];

/** A text that is filled up to a length by another one; null of a length that is too great. */
export type OfPadded<A, C, F> = Expression<NeedsOf<A | F, string> | NeedsOf<C, Numeric>, string | null>;
