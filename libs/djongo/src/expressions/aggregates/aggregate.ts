import type { AggregateNode } from '../../ast/index.js';
import { FieldError } from '../../errors/index.js';
import { checkedOptions } from '../checked-options.js';
import { argumentNode, Expression, orderNodes } from '../expression.js';
import { conditionOf } from '../q.js';
import type {
  Argument,
  Arithmetic,
  AskedBy,
  MustBe,
  Needs,
  NeedsOf,
  NullWith,
  Numeric,
  OneAt,
  OneOf,
  OrderExpression,
  OrderNeeds,
  OutputOf,
  Typed,
  TypeAt,
  Uses,
  Within,
} from '../typed.js';
import type { AggregateDefinition } from './define-aggregate.js';

/** What every aggregate can be told. */
export interface AggregateOptions {
  /** Only what meets these conditions counts: a dictionary of lookups, or what `Q` gives. Of an array, each element by itself. */
  readonly filter?: object;
  /** Each value once. */
  readonly distinct?: boolean;
}

/** Of aggregates in which the order of the values matters. */
export interface OrderedAggregateOptions extends AggregateOptions {
  /** Names of fields, with `-` for descending, and expressions. */
  readonly orderBy?: readonly (string | OrderExpression<unknown> | Typed)[];
}

/** Of deviations. */
export interface SampleOptions extends AggregateOptions {
  /** Whether the values are a sample of the population rather than all of it. */
  readonly sample?: boolean;
}

/** An aggregate of `A` that gives `V`. */
export type Aggregate<A, O, V, Kind = unknown> = Expression<
  Uses<'aggregate'> | Within<AggregateNeeds<A, Kind> | OptionNeeds<O>>,
  V
>;

/** Of an array its elements have to be of the kind. */
type AggregateNeeds<A, Kind> = A extends string
  ? Needs<OneOf<TypeAt<A>>, Kind>
  : NeedsOf<A> | MustBe<OneOf<OutputOf<A>>, Kind>;

type OptionNeeds<O> =
  | (O extends { readonly filter: infer F extends object } ? AskedBy<F> : never)
  | (O extends { readonly orderBy: readonly (infer K)[] } ? OrderNeeds<K> : never);

/** One of the values; null of nothing. */
export type Extreme<A> = NullWith<null, OneOf<OutputOf<A>>>;

/** What has an order. */
export type Ordered = Numeric | boolean | Date | { readonly _bsontype: string };

/** A number of the same type as the values, though they may be some numbers only; null of nothing. */
export type Total<A> = NullWith<null, Arithmetic<OneOf<OutputOf<A>>, OneOf<OutputOf<A>>>>;

/** What is collected: an array as a whole, unless the path goes on through it. */
export type Whole<A> = A extends string ? OneAt<A> : OutputOf<A>;

/** An aggregate of the table. `more` are the options of its own. Throws `FieldError` for options that there are not. */
export function aggregate<N, V>(
  { name }: AggregateDefinition,
  of: Argument,
  given: object = {},
  more: readonly string[] = [],
): Expression<N, V> {
  const known = ['filter', 'distinct', ...more];
  const { filter, distinct = false, orderBy = [], ...options } = checkedOptions(name, given, known);
  if (typeof distinct !== 'boolean') throw new FieldError(`${name}(): distinct is true or false.`);
  if (of === '*' && (name !== 'Count' || distinct)) {
    throw new FieldError(`${name}('*') has no values; name a field.`);
  }
  const node: AggregateNode = {
    kind: 'aggregate',
    name,
    of: of === '*' ? '*' : argumentNode(of),
    filter: filter === undefined ? undefined : conditionOf(filter),
    distinct,
    orderBy: orderNodes(name, orderBy),
    options: Object.freeze(options),
  };
  return new Expression<N, V>(node);
}
