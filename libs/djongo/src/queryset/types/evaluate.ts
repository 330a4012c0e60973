// The file itself: through the index the types of queries would cost those of the functions as well.
import type {
  Added,
  Arithmetic,
  AverageOf,
  Description,
  Divided,
  ListOf,
  NotNull,
  NullWith,
  OneAt,
  OneOf,
  Subtracted,
  TypeAt,
} from '../../expressions/typed.js';
import type { AnyInvalidKey, InvalidKey } from './invalid-key.js';
import type { Decimal128Like } from './value-kinds.js';
import type { Innermost, OneValueAt, ValueAt } from './value-at.js';

/**
 * The type of what an expression gives in a query over `N`; an `InvalidKey` where it gives nothing.
 *
 * @example
 * type A = Evaluate<Entry, TypeAt<'blog__name'>>; // string
 * type B = Evaluate<Entry, NullWith<null, OneOf<TypeAt<'authors__born'>>>>; // Date | null
 */
export type Evaluate<N, D> = unknown extends D ? D : D extends Description ? Described<N, D> : D;

type Described<N, D> =
  D extends TypeAt<infer P>
    ? ValueAt<N, P>
    : D extends NullWith<infer O, infer V>
      ? Evaluate<N, V> | (null extends Evaluate<N, O> ? null : never)
      : D extends OneOf<infer O>
        ? Innermost<Evaluate<N, O>>
        : D extends Arithmetic<infer A, infer B>
          ? Computed<Evaluate<N, A>, Evaluate<N, B>>
          : D extends Added<infer A, infer B>
            ? SumOf<Evaluate<N, A>, Evaluate<N, B>>
            : D extends Subtracted<infer A, infer B>
              ? DifferenceOf<Evaluate<N, A>, Evaluate<N, B>>
              : D extends Divided<infer A, infer B>
                ? QuotientOf<Computed<Evaluate<N, A>, Evaluate<N, B>>>
                : OtherwiseDescribed<N, D>;

type OtherwiseDescribed<N, D> =
  D extends AverageOf<infer O>
    ? Average<NonNullable<Innermost<Evaluate<N, O>>>>
    : D extends NotNull<infer O>
      ? NonNullable<Evaluate<N, O>>
      : D extends ListOf<infer O>
        ? List<Evaluate<N, O>>
        : D extends OneAt<infer P>
          ? OneValueAt<N, P>
          : never;

type Average<V> = [V] extends [AnyInvalidKey] ? V : ([V] extends [string | Decimal128Like] ? string : number) | null;

type List<V> = [V] extends [AnyInvalidKey] ? V : V[];

/** Of numbers: null where one of them is, nothing known where nothing is known of one of them. */
type Computed<A, B> = unknown extends A
  ? A | Extract<B, AnyInvalidKey>
  : unknown extends B
    ? B | Extract<A, AnyInvalidKey>
    : [Extract<A | B, AnyInvalidKey>] extends [never]
      ? NumberOf<NonNullable<A>, NonNullable<B>> | Extract<A | B, null>
      : Extract<A | B, AnyInvalidKey>;

type NumberOf<A, B> = [A, B] extends [Date, Date]
  ? number
  : Date extends A | B
    ? Date
    : [Extract<A | B, string | Decimal128Like>] extends [never]
      ? bigint extends A | B
        ? bigint
        : number
      : string;

type SumOf<A, B> = [NonNullable<A>, NonNullable<B>] extends [Date, Date]
  ? InvalidKey<Date, 'has no sum with another date'>
  : Computed<A, B>;

type DifferenceOf<A, B> = [NonNullable<B>] extends [Date]
  ? unknown extends A
    ? A
    : [NonNullable<A>] extends [Date]
      ? Computed<A, B>
      : InvalidKey<Date, 'cannot be subtracted from what is no date'>
  : Computed<A, B>;

type QuotientOf<V> = unknown extends V ? V : V extends bigint ? number : V;
