// The file itself: through the index the types of queries would cost those of the functions as well.
import type { SubqueryOf } from '../../expressions/typed.js';
import type { Decimal128Like, JsonInput, ObjectIdLike, ScalarInput } from './value-kinds.js';

/** Any iterable but a string, which is a list of characters only by accident. */
export type IterableOf<V> = Iterable<V> & object;

/** The lookups of every field. `null` matches null and missing. */
export interface Lookups<V> {
  exact: V | null;
  ne: V | null;
  in: IterableOf<V> | SubqueryOf<V>;
  isnull: boolean;
}

/** The lookups of values that have an order. `Bound` is what they are compared with: `string` for a `'a' | 'b'`. */
export interface OrderedLookups<V, Bound = V> extends Lookups<V> {
  gt: Bound;
  gte: Bound;
  lt: Bound;
  lte: Bound;
  range: readonly [from: Bound, to: Bound];
}

/** The lookups that look inside a text. All but `regex` and `iregex` match literally. */
export interface PatternLookups {
  iexact: string;
  contains: string;
  icontains: string;
  startswith: string;
  istartswith: string;
  endswith: string;
  iendswith: string;
  regex: string | RegExp;
  iregex: string | RegExp;
}

/** The lookups of text. */
export interface TextLookups<V = string> extends OrderedLookups<V, string>, PatternLookups {}

/** The lookups of a date, and its parts in UTC, each with the lookups of what it is: `pub_date__year__gte`. */
export interface DateLookups extends OrderedLookups<Date> {
  year: Transform<number>;
  iso_year: Transform<number>;
  quarter: Transform<number>;
  month: Transform<number>;
  week: Transform<number>;
  day: Transform<number>;
  week_day: Transform<number>;
  iso_week_day: Transform<number>;
  hour: Transform<number>;
  minute: Transform<number>;
  second: Transform<number>;
  date: Transform<Date>;
  time: Transform<string>;
}

/** The lookups of an array itself; those of its elements apply to it as well, under the same path. */
export interface ArrayLookups<Element> {
  exact: Element | readonly Element[] | null;
  ne: Element | readonly Element[] | null;
  in: IterableOf<Element> | SubqueryOf<Element>;
  isnull: boolean;
  contains: readonly Element[];
  all: readonly Element[];
  overlap: readonly Element[];
  contained_by: readonly Element[];
  len: number;
}

/** The lookups of an embedded document. Those of its leaves also take a dictionary: `blog__startswith: { name: 'B' }`. */
export interface ContainerLookups<Dictionary> {
  exact: Dictionary | null;
  ne: Dictionary | null;
  isnull: boolean;
}

/** The lookups at the end of a path into JSON, or of a value whose type is not known. */
export interface JsonLookups extends OrderedLookups<JsonInput>, Omit<PatternLookups, 'contains'> {
  /** Of text a part of it, of an object its leaves, of an array its items. */
  contains: string | object;
  contained_by: NonNullable<JsonInput>;
  has_key: string;
  has_keys: IterableOf<string>;
  has_any_keys: IterableOf<string>;
}

/**
 * The table of lookups that a scalar's type has. A kind of value is one line here, a lookup one line in its interface.
 *
 * @example
 * type Takes = LookupsOf<number>['range']; // readonly [from: number, to: number]
 */
export type LookupsOf<V> = [V] extends [string]
  ? TextLookups<V>
  : [V] extends [number]
    ? OrderedLookups<V, number>
    : [V] extends [bigint]
      ? OrderedLookups<V, bigint>
      : [V] extends [boolean | Uint8Array]
        ? Lookups<V>
        : [V] extends [Date]
          ? DateLookups
          : [V] extends [ObjectIdLike | Decimal128Like]
            ? OrderedLookups<ScalarInput<V>>
            : OrderedLookups<V>;

/**
 * A lookup that gives a value which takes lookups itself. As the type of a row it allows both `pub_date__year: 2020` and
 * `pub_date__year__gte: 2020`.
 */
export interface Transform<Output> {
  readonly output: Output;
}
