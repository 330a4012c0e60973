// The file itself: through the index the types of queries would cost those of the functions as well.
import type { SubqueryOf } from '../../expressions/typed.js';
import type { Decimal128Like, IsJson, ObjectIdLike, Scalar } from './value-kinds.js';

/**
 * Whether the server compares a computed value of type `V` with what a lookup takes: values of one kind, arrays of such, and
 * anything with what is not known. An embedded document is not compared as a whole.
 *
 * @example
 * type A = Comparable<string | null, 'draft' | 'published' | null>; // true
 * type B = Comparable<number, string>; // false
 */
export type Comparable<V, Taken> = unknown extends V
  ? true
  : IsJson<V> extends true
    ? true
    : [NonNullable<V>] extends [Scalar | readonly unknown[]]
      ? [KindOf<NonNullable<V>>] extends [KindOf<Taken>]
        ? true
        : false
      : false;

/** The type of one of the values that `in` takes. */
export type ItemTaken<Taken> = Taken extends SubqueryOf<infer V> ? V : never;

/** A value's type without the value; numbers are of one kind. An ObjectId's text is data, never computed. */
type KindOf<V> = KindOfEach<[Extract<V, ObjectIdLike>] extends [never] ? V : Exclude<V, string>>;

type KindOfEach<V> = V extends string
  ? string
  : V extends number | bigint
    ? number
    : V extends boolean
      ? boolean
      : V extends ObjectIdLike
        ? ObjectIdLike
        : V extends Decimal128Like
          ? Decimal128Like
          : V extends readonly (infer E)[]
            ? readonly KindOf<E>[]
            : V;
