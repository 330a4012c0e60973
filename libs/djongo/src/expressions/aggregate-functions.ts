import type { AggregateNode } from '../ast/index.js';
import { describeType, FieldError, perhaps } from '../errors/index.js';
import { isPlain } from '../fields/index.js';
import { argumentNode, Expression, orderNodes } from './expression.js';
import { conditionOf } from './q.js';
import type { Conditions } from './conditions.js';
import type {
  Argument,
  Asks,
  AverageOf,
  ListOf,
  Needs,
  NeedsOf,
  NullWith,
  Numeric,
  OneOf,
  OutputOf,
  TypeAt,
} from './typed.js';

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
  readonly orderBy?: readonly (string | object)[];
}

/** Of deviations. */
export interface SampleOptions extends AggregateOptions {
  /** Whether the values are a sample of the population rather than all of it. */
  readonly sample?: boolean;
}

/** What the conditions of an aggregate ask for. */
type AskedBy<O> = O extends { readonly filter: infer F } ? Asks<F extends Conditions<infer G> ? G : F> : never;

/** An aggregate of `A` that gives `V`. */
type Aggregate<A, O, V, Kind = unknown> = Expression<AggregateNeeds<A, Kind> | AskedBy<O>, V>;
type AggregateNeeds<A, Kind> = A extends string ? Needs<OneOf<TypeAt<A>>, Kind> : NeedsOf<A, Kind>;
type Extreme<A> = NullWith<null, OneOf<OutputOf<A>>>;

/**
 * How many: of an array its elements, of another field the values that are not null, of `'*'` the documents. 0 of nothing.
 *
 * @example
 * entries.annotate({ n: Count('authors') }) // { $set: { n: { $size: … } } }
 * entries.aggregate({ n: Count('*', { filter: { tags: 'x' } }) }) // { n: { $sum: { $cond: [ … , 1, 0] } } }
 */
export function Count<const A extends Argument, const O extends AggregateOptions = object>(
  of: A,
  options?: O,
): Expression<(A extends '*' ? never : AggregateNeeds<A, unknown>) | AskedBy<O>, number> {
  return aggregate('Count', of, options);
}

/** The sum of numbers; null of nothing. → `{ $sum: '$rating' }` */
export function Sum<const A extends Argument, const O extends AggregateOptions = object>(
  of: A,
  options?: O,
): Aggregate<A, O, Extreme<A>, Numeric> {
  return aggregate('Sum', of, options);
}

/** The average of numbers; null of nothing. → `{ $avg: '$rating' }` */
export function Avg<const A extends Argument, const O extends AggregateOptions = object>(
  of: A,
  options?: O,
): Aggregate<A, O, AverageOf<OutputOf<A>>, Numeric> {
  return aggregate('Avg', of, options);
}

/** The least value; null of nothing. → `{ $min: '$pub_date' }` */
export function Min<const A extends Argument, const O extends AggregateOptions = object>(
  of: A,
  options?: O,
): Aggregate<A, O, Extreme<A>> {
  return aggregate('Min', of, options);
}

/** The greatest value; null of nothing. → `{ $max: '$pub_date' }` */
export function Max<const A extends Argument, const O extends AggregateOptions = object>(
  of: A,
  options?: O,
): Aggregate<A, O, Extreme<A>> {
  return aggregate('Max', of, options);
}

/** The standard deviation of the population, or of a sample; null of nothing. → `{ $stdDevPop: '$rating' }` */
export function StdDev<const A extends Argument, const O extends SampleOptions = object>(
  of: A,
  options?: O,
): Aggregate<A, O, AverageOf<OutputOf<A>>, Numeric> {
  return aggregate('StdDev', of, options, ['sample']);
}

/** The variance of the population, or of a sample; null of nothing. → `{ $pow: [{ $stdDevPop: … }, 2] }` */
export function Variance<const A extends Argument, const O extends SampleOptions = object>(
  of: A,
  options?: O,
): Aggregate<A, O, AverageOf<OutputOf<A>>, Numeric> {
  return aggregate('Variance', of, options, ['sample']);
}

/**
 * All values as an array, nulls included; null of nothing. The array has to fit into a document.
 *
 * @example
 * entries.values('blog__name').annotate({ headlines: ArrayAgg('headline', { orderBy: ['-pub_date'] }) })
 */
export function ArrayAgg<const A extends Argument, const O extends OrderedAggregateOptions = object>(
  of: A,
  options?: O,
): Aggregate<A, O, ListOf<OutputOf<A>>> {
  return aggregate('ArrayAgg', of, options, ['orderBy']);
}

/** The first value by an order, null included. → `{ $top: { sortBy: { pub_date: 1 }, output: '$headline' } }` */
export function First<const A extends Argument, const O extends OrderedAggregateOptions = object>(
  of: A,
  options?: O,
): Aggregate<A, O, NullWith<null, OutputOf<A>>> {
  return aggregate('First', of, options, ['orderBy']);
}

/** The last value by an order, null included. → `{ $bottom: { sortBy: { pub_date: 1 }, output: '$headline' } }` */
export function Last<const A extends Argument, const O extends OrderedAggregateOptions = object>(
  of: A,
  options?: O,
): Aggregate<A, O, NullWith<null, OutputOf<A>>> {
  return aggregate('Last', of, options, ['orderBy']);
}

function aggregate<N, V>(
  name: string,
  of: Argument,
  given: object = {},
  more: readonly string[] = [],
): Expression<N, V> {
  const { filter, distinct = false, orderBy = [], ...options } = checked(name, given, ['filter', 'distinct', ...more]);
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

function checked(name: string, given: object, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (!isPlain(given))
    throw new FieldError(`${name}() takes an object of options, not a value of type ${describeType(given)}.`);
  const wrong = Object.keys(given).find((key) => !known.includes(key));
  if (wrong !== undefined) throw new FieldError(`${name}() has no option '${wrong}'${perhaps(wrong, known)}.`);
  return given;
}
