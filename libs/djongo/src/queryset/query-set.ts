import type { Observable } from 'rxjs';
import {
  ALL,
  and,
  type CombinedNode,
  not,
  type ProjectionNode,
  type QueryNode,
  type QueryOptions,
  type QuerySource,
} from '../ast/index.js';
import type { CollationOptions, Document } from '../bson.js';
import {
  checkWhere,
  compileCount,
  compilePipeline,
  compileRead,
  compileSummary,
  firstOperand,
  hasSubquery,
  matchesNothing,
  modelScope,
  planQuery,
  type QueryCommand,
  resolveFieldPath,
  wholeDocuments,
} from '../compiler/index.js';
import type { ExplainVerbosity, ModelSource, RowCursor } from '../connection/index.js';
import { NotSupportedError } from '../errors/index.js';
import { fieldNamed, metaOf, modelErrors, modelHooks, type ModelMeta } from '../meta/index.js';
import { annotated, annotationNodes } from './annotate.js';
import { bulkCreate } from './bulk-create.js';
import { bulkUpdate } from './bulk-update.js';
import { type Combinable, combined, refuseCombined, unionArguments, type UnionOptions } from './combine.js';
import { deleteObjects } from './delete-objects.js';
import { DATE_UNITS, dateRows, TIME_UNITS } from './date-rows.js';
import { refuseForeign } from './foreign.js';
import { type Creation, getOrCreate, updateOrCreate } from './get-or-create.js';
import { latestOrder } from './latest-order.js';
import type { ModelAccess } from './model-access.js';
import { conditionOf, isEmpty, QUERY } from '../expressions/index.js';
import { checkedOrder } from './order-nodes.js';
import { checkedOptions, checkVerbosity, driverOptions } from './query-options.js';
import { RawQuery } from './raw-query.js';
import { rowReader } from './row-reader.js';
import { rowStream } from './row-stream.js';
import { isSliced, sliceNode } from './slice-node.js';
import type {
  Aggregated,
  Aggregations,
  Alike,
  Annotated,
  AnnotationArgument,
  Annotations,
  BulkCreateOptions,
  BulkOptions,
  CreationLookup,
  DatePath,
  Defaults,
  Deferred,
  FieldArgument,
  FieldArguments,
  FieldName,
  FilterArgument,
  FilterArguments,
  Input,
  IterableOf,
  NamesBeside,
  NamesOfList,
  NamesOfRows,
  NamesWith,
  Only,
  OrderArgument,
  OrderArguments,
  Outputs,
  PkOf,
  ScalarInput,
  SingleValue,
  subquery,
  Unread,
  UpdateArgument,
  UpdateValues,
  Values,
  ValuesList,
  ValuesListArgument,
  ValuesListArguments,
} from './types/index.js';
import { valuesListNode, valuesNode } from './values-node.js';
import { deleteDocuments, updateDocuments } from './write-documents.js';

/** What `delete()` did. */
export interface DeleteSummary {
  /** Number of documents deleted, in all collections. */
  readonly deleted: number;
  /** The same by model: `{ Entry: 3 }`. */
  readonly byModel: Readonly<Record<string, number>>;
}

/**
 * A query over one model: lazy and immutable. Every method that narrows it returns a new one; awaiting it gives an array,
 * `for await` streams it. It runs anew each time, and nothing is cached.
 *
 * @example
 * const found = await Entry.objects.filter({ blog__name__startswith: 'Beatles' }).orderBy('-pub_date').slice(0, 10);
 * // { find: 'entry', filter: { 'blog.name': { $regex: '^Beatles' } }, sort: { pub_date: -1, _id: 1 }, limit: 10 }
 */
// The variance is stated since working it out means instantiating the types of all keys of all models.
export class QuerySet<in out M extends object, in out R = M, in out N = M>
  implements PromiseLike<R[]>, AsyncIterable<R>
{
  // First, since the compiler explains by it why one query does not fit where another one is expected; the types of the methods
  // would take it long.
  declare protected readonly of: (types: [model: M, row: R, names: N]) => [model: M, row: R, names: N];
  /** What each row is as a single value, where this query stands within another. */
  declare readonly [subquery]: SingleValue<M, R, N>;
  readonly #access: ModelAccess<M>;
  readonly #node: QueryNode;

  constructor(access: ModelAccess<M>, node: QueryNode = ALL) {
    this.#access = access;
    this.#node = node;
  }

  /**
   * The documents that meet all conditions. Conditions on one array in one call must be met by the same element.
   *
   * @throws FieldError for a name the model has not, or a value of the wrong type
   * @example
   * entries.filter({ n_comments__gte: 3 }, Q({ tags: 'x' }).not())
   * // { find: 'entry', filter: { n_comments: { $gte: 3 }, $nor: [{ tags: 'x' }] } }
   */
  filter<const A extends readonly FilterArgument<N>[]>(...conditions: FilterArguments<N, A>): QuerySet<M, R, N> {
    return this.#narrow(conditions, false);
  }

  /**
   * The documents that `filter` with the same conditions would not return, those with null and missing values included.
   *
   * @example
   * entries.exclude({ headline: 'a' }) // { find: 'entry', filter: { $nor: [{ headline: 'a' }] } }
   */
  exclude<const A extends readonly FilterArgument<N>[]>(...conditions: FilterArguments<N, A>): QuerySet<M, R, N> {
    return this.#narrow(conditions, true);
  }

  /**
   * The same query, and the statement that every document is meant where it has no conditions: see `update`, `delete`.
   *
   * @example
   * await entries.all().update({ n_comments: 0 });
   * // { update: 'entry', updates: [{ q: {}, u: { $set: { n_comments: 0 } }, multi: true }] }
   */
  all(): QuerySet<M, R, N> {
    return this.#with({ everything: true });
  }

  /**
   * A query without results, for which no command is sent.
   *
   * @example
   * await entries.none(); // []
   */
  none(): QuerySet<M, R, N> {
    return this.#with({ nothing: true });
  }

  /**
   * Orders by the given fields, `-` for descending; replaces an order given before, and the model's own.
   *
   * @example
   * entries.orderBy('-pub_date', 'blog__name') // sort: { pub_date: -1, 'blog.name': 1 }
   */
  orderBy<const K extends readonly OrderArgument<N>[]>(...keys: OrderArguments<N, K>): QuerySet<M, R, N> {
    this.#refuseSliced('orderBy');
    return this.#with({ orderBy: checkedOrder(this.#meta, this.#names, keys), reversed: false });
  }

  /**
   * The opposite order.
   *
   * @example
   * entries.orderBy('-pub_date', 'headline').reverse() // sort: { pub_date: 1, headline: -1 }
   */
  reverse(): QuerySet<M, R, N> {
    this.#refuseSliced('reverse');
    return this.#with({ reversed: !this.#node.reversed });
  }

  /**
   * The first `to` results, or those from `from` up to, and without, `to`. Where the order leaves ties, the primary key
   * is added to it, so that slices neither overlap nor leave gaps.
   *
   * @example
   * entries.slice(10) // limit: 10
   * entries.slice(20, 30) // skip: 20, limit: 10
   */
  slice(to: number): QuerySet<M, R, N>;
  slice(from: number, to?: number): QuerySet<M, R, N>;
  slice(...bounds: [number, number?]): QuerySet<M, R, N> {
    // A single bound that is undefined is a forgotten value, not a slice without end.
    const [from, to] = bounds.length === 1 ? [0, bounds[0] ?? NaN] : bounds;
    return this.#with(sliceNode(this.#node, from, to));
  }

  /**
   * Plain rows of some fields instead of instances; of all fields where none is named.
   *
   * @example
   * await entries.values('headline', 'blog__name'); // [{ headline: 'h1', blog__name: 'b1' }]
   * // { find: 'entry', filter: {}, projection: { _id: 0, headline: 1, 'blog.name': 1 } }
   */
  values<const K extends readonly FieldArgument<N>[]>(
    ...fields: FieldArguments<N, K>
  ): QuerySet<M, Values<N, K>, NamesOfRows<N>> {
    this.#refuseRows('values');
    return this.#projected<Values<N, K>, NamesOfRows<N>>(valuesNode(this.#meta, this.#names, fields));
  }

  /**
   * Tuples of some fields, of all where none is named; with `{ flat: true }` the values of one field.
   *
   * @throws FieldError for a name the model has not, and for several fields with `{ flat: true }`
   * @example
   * await entries.valuesList('headline', 'blog__name'); // [['h1', 'b1']]
   * await entries.valuesList('headline', { flat: true }); // ['h1']
   * // { find: 'entry', filter: {}, projection: { _id: 0, headline: 1 } }
   */
  valuesList<const K extends readonly ValuesListArgument<N>[]>(
    ...fields: ValuesListArguments<N, K>
  ): QuerySet<M, ValuesList<N, K>, NamesOfList<N, K>> {
    this.#refuseRows('valuesList');
    return this.#projected<ValuesList<N, K>, NamesOfList<N, K>>(valuesListNode(this.#meta, this.#names, fields));
  }

  /**
   * Computes a value of each document, under a name of its own, by which it can be filtered, ordered and selected from then on. After
   * `values()`, aggregates are of the groups that have the same values.
   *
   * @throws FieldError for a name that is taken, for what an expression cannot take, and for an aggregate of an aggregate
   * @example
   * await entries.annotate({ n: Count('authors') }).filter({ n__gt: 1 }); // [Entry { headline: 'h1', …, n: 2 }]
   * // { aggregate: 'entry', pipeline: [{ $set: { n: { $size: … } } }, { $match: { n: { $gt: 1 } } }], cursor: {} }
   * await entries.values('blog__name').annotate({ n: Count('*') }); // [{ blog__name: 'b1', n: 3 }]
   * // pipeline: [{ $group: { _id: { blog__name: '$blog.name' }, n: { $sum: 1 } } }, { $project: { … } }]
   */
  annotate<const A extends AnnotationArgument, O = Outputs<N, A>>(
    annotations: Annotations<N, A>,
  ): QuerySet<M, Annotated<M, R, N, O>, NamesWith<M, R, N, A, O>> {
    return this.#annotated('annotate', annotations, true);
  }

  /**
   * The same without being a part of the rows: for what is only filtered by, ordered by, or a part of other expressions.
   *
   * @example
   * entries.alias({ n: Count('authors') }).filter({ n__gt: 1 })
   * // pipeline: [{ $set: { n: { $size: … } } }, { $match: { n: { $gt: 1 } } }, { $unset: ['n'] }]
   */
  alias<const A extends AnnotationArgument, O = Outputs<N, A>>(
    annotations: Annotations<N, A>,
  ): QuerySet<M, R, NamesBeside<M, R, N, A, O>> {
    return this.#annotated('alias', annotations, false);
  }

  /**
   * Brings all results together in one row. Of nothing `Count` is 0 and the others are null.
   *
   * @throws FieldError for what an expression cannot take, and for an aggregate of an aggregate
   * @example
   * await entries.aggregate({ avg: Avg('rating'), total: Count('*') }); // { avg: 3.5, total: 4 }
   * // { aggregate: 'entry', pipeline: [{ $group: { _id: null, avg: { $avg: '$rating' }, total: { $sum: 1 } } }, …], cursor: {} }
   */
  async aggregate<const A extends AnnotationArgument>(annotations: Aggregations<N, A>): Promise<Aggregated<N, A>> {
    const nodes = annotationNodes(this.#meta, 'aggregate', annotations, true);
    const { meta, connection, context, codec } = this.#open();
    const { command, columns, ofNothing } = compileSummary(meta, this.#node, nodes);
    const found =
      ofNothing !== undefined && matchesNothing(meta, this.#node)
        ? []
        : await connection.cursor(command, codec.values(columns), driverOptions(this.#node), context).toArray();
    // Each name of `annotations` has a column.
    return (found[0] ?? ofNothing) as Aggregated<N, A>;
  }

  /**
   * Each row once. Documents differ by their keys anyway, so this is for rows of `values()`; with fields, the first document, by the
   * order, of each combination of their values.
   *
   * @throws NotSupportedError on a slice
   * @example
   * await entries.values('blog__name').distinct();
   * // pipeline: [{ $group: { _id: { blog__name: … } } }, { $project: { _id: 0, blog__name: '$_id.blog__name' } }]
   * await entries.orderBy('blog__name', '-pub_date').distinct('blog__name'); // the newest of each blog
   */
  distinct<const K extends readonly FieldArgument<N>[]>(...fields: FieldArguments<N, K>): QuerySet<M, R, N> {
    this.#refuseSliced('distinct');
    refuseCombined(this.#node, 'distinct');
    const names = fields.map(String);
    const { rows } = planQuery(this.#meta, this.#node);
    for (const name of names) resolveFieldPath(rows, name);
    if (names.length > 0 && this.#node.group !== undefined) {
      throw new NotSupportedError('distinct() with fields is of documents, not of groups.');
    }
    return this.#with({ distinct: names });
  }

  /**
   * The rows of this query and of others, each once, or with `{ all: true }` as often as they come. Only slices, `orderBy`, `count` and
   * the like can follow.
   *
   * @throws NotSupportedError where the rows are not alike
   * @example
   * await entries.filter({ n_comments: 0 }).union(entries.filter({ tags: 'x' }));
   * // { find: 'entry', filter: { $or: [{ n_comments: 0 }, { tags: 'x' }] } }
   * await entries.values('headline').union(blogs.values('name')); // pipeline: [{ $project: … }, { $unionWith: … }, { $group: … }, …]
   */
  union<const O extends readonly [...Combinable<unknown>[], UnionOptions | Combinable<unknown>]>(
    ...others: Alike<M, R, O>
  ): QuerySet<M, R, N> {
    const { all, querysets } = unionArguments(others);
    return this.#combined('union', all ? 'unionAll' : 'union', querysets);
  }

  /**
   * The rows that this query and all others have.
   *
   * @example
   * entries.filter({ n_comments: 0 }).intersection(entries.filter({ tags: 'x' }))
   * // { find: 'entry', filter: { $and: [{ n_comments: 0 }, { tags: 'x' }] } }
   */
  intersection<const O extends readonly Combinable<unknown>[]>(...others: Alike<M, R, O>): QuerySet<M, R, N> {
    return this.#combined('intersection', 'intersection', others);
  }

  /**
   * The rows of this query that none of the others has.
   *
   * @example
   * entries.filter({ n_comments: 0 }).difference(entries.filter({ tags: 'x' }))
   * // { find: 'entry', filter: { $and: [{ n_comments: 0 }], $nor: [{ tags: 'x' }] } }
   */
  difference<const O extends readonly Combinable<unknown>[]>(...others: Alike<M, R, O>): QuerySet<M, R, N> {
    return this.#combined('difference', 'difference', others);
  }

  /**
   * The days on which a year, a month, … begins in which the field has a date: each once, in order, in UTC.
   *
   * @throws FieldError for a field that has no dates
   * @example
   * await entries.dates('pub_date', 'month'); // [2024-01-01, 2024-03-01]
   * // pipeline: [{ $match: … }, { $set: { datefield: { $dateTrunc: … } } }, { $group: … }, { $sort: … }, { $project: … }]
   */
  dates<const P extends FieldArgument<M>>(
    field: P & Unread<DatePath<M, P>>,
    unit: (typeof DATE_UNITS)[number],
    order: 'ASC' | 'DESC' = 'ASC',
  ): QuerySet<M, Date> {
    return this.#dates('dates', { path: field, unit, units: DATE_UNITS, direction: order });
  }

  /**
   * The same to the second, in a time zone: where its midnight is, say, is a question of `tzinfo`, UTC unless given.
   *
   * @throws FieldError for a field that has no dates
   * @example
   * await entries.datetimes('pub_date', 'day', 'DESC', { tzinfo: 'Europe/Paris' });
   * // pipeline: [{ $match: … }, { $set: { datefield: { $dateTrunc: … } } }, { $group: … }, { $sort: … }, { $project: … }]
   */
  datetimes<const P extends FieldArgument<M>>(
    field: P & Unread<DatePath<M, P>>,
    unit: (typeof TIME_UNITS)[number],
    order: 'ASC' | 'DESC' = 'ASC',
    { tzinfo }: { readonly tzinfo?: string } = {},
  ): QuerySet<M, Date> {
    return this.#dates('datetimes', { path: field, unit, units: TIME_UNITS, direction: order, tzinfo });
  }

  /**
   * Instances with only some fields read, the primary key and the version among them; the others are undefined, and `save()` leaves them
   * as they are. The compiler knows as much, but for a key of another name than `_id`, which it takes for undefined unless it is named.
   *
   * @throws FieldError for what is no field of the model itself, NotSupportedError after `values()`
   * @example
   * entries.only('headline') // { find: 'entry', filter: {}, projection: { headline: 1, _id: 1 } }
   */
  only<const K extends readonly FieldName<M>[]>(...fields: K): QuerySet<M, Only<M, R, K[number]>, N> {
    return this.#loading<Only<M, R, K[number]>>('only', fields, (wanted) => wanted);
  }

  /**
   * Instances with all fields read but some; see `only`.
   *
   * @example
   * entries.defer('extra') // { find: 'entry', filter: {}, projection: { _id: 1, blog: 1, headline: 1, … } }
   */
  defer<const K extends readonly FieldName<M>[]>(...fields: K): QuerySet<M, Deferred<R, K[number]>, N> {
    return this.#loading<Deferred<R, K[number]>>('defer', fields, (unwanted, loaded) =>
      loaded.filter((name) => !unwanted.includes(name)),
    );
  }

  /**
   * Instances made of the documents that a pipeline gives, which goes on from this query's. What they have besides the model's fields
   * is set on the instances as it is; they need the primary key.
   *
   * @throws FieldError for what is no pipeline
   * @example
   * await entries.filter({ tags: 'x' }).rawAggregate<{ score: number }>([{ $set: { score: { $rand: {} } } }]);
   * // { aggregate: 'entry', pipeline: [{ $match: { tags: 'x' } }, { $set: { score: { $rand: {} } } }], cursor: {} }
   */
  rawAggregate<T extends object = object>(pipeline: readonly Document[]): RawQuery<M & T> {
    if (this.#node.projection.kind === 'values') throw new NotSupportedError('rawAggregate() cannot follow values().');
    return new RawQuery<M & T>({ meta: this.#meta, query: this.#node, source: () => this.#open() }, pipeline);
  }

  /**
   * Puts a text beside the command in the server's log and profiler.
   *
   * @example
   * entries.filter({ tags: 'x' }).comment('nightly') // { find: 'entry', filter: { tags: 'x' }, comment: 'nightly' }
   */
  comment(text: string): QuerySet<M, R, N> {
    return this.#configured('comment', { comment: text });
  }

  /**
   * Has the server use an index, given by its name or by its keys as they are in the database.
   *
   * @example
   * entries.filter({ n_comments__gt: 3 }).hint({ n_comments: 1 }) // hint: { n_comments: 1 }
   */
  hint(index: string | Document): QuerySet<M, R, N> {
    return this.#configured('hint', { hint: index });
  }

  /**
   * Compares and orders texts by the rules of a language. An index serves only queries of its own collation.
   *
   * @example
   * entries.filter({ headline: 'résumé' }).collation({ locale: 'fr', strength: 1 }) // collation: { locale: 'fr', … }
   */
  collation(collation: CollationOptions): QuerySet<M, R, N> {
    return this.#configured('collation', { collation });
  }

  /**
   * Which members of a replica set may answer. No part of the command; `update` and `delete` always go to the primary.
   *
   * @example
   * entries.all().readPreference('secondaryPreferred') // { find: 'entry', filter: {} }, sent to a secondary
   */
  readPreference(mode: NonNullable<QueryOptions['readPreference']>): QuerySet<M, R, N> {
    return this.#configured('readPreference', { readPreference: mode });
  }

  /**
   * Sets how the query is run, beside what was set before: any of the above, and limits of time and memory. They reach the
   * commands that take them; `update` and `delete` have neither batches nor a sort.
   *
   * @throws FieldError for an option that there is not, or a value that it does not take
   * @example
   * entries.all().configure({ maxTimeMS: 500, batchSize: 100, allowDiskUse: true })
   * // { find: 'entry', filter: {}, maxTimeMS: 500, allowDiskUse: true, batchSize: 100 }
   */
  configure(options: QueryOptions): QuerySet<M, R, N> {
    return this.#configured('configure', options);
  }

  /**
   * The same query on the database of another alias.
   *
   * @example
   * await entries.using('archive').filter({ tags: 'x' }); // { find: 'entry', filter: { tags: 'x' } }, sent to that database
   */
  using(alias: string): QuerySet<M, R, N> {
    return new QuerySet(this.#access.using(alias), this.#node);
  }

  /**
   * The one document that meets all conditions; reads at most two.
   *
   * @throws ObjectDoesNotExist (`Entry.DoesNotExist`) when there is none
   * @throws MultipleObjectsReturned (`Entry.MultipleObjectsReturned`) when there are more
   * @example
   * await entries.get({ pk: id }); // { find: 'entry', filter: { _id: id }, limit: 2 }
   */
  async get<const A extends readonly FilterArgument<N>[]>(...conditions: FilterArguments<N, A>): Promise<R> {
    const query = conditions.length === 0 ? this : this.filter<A>(...conditions);
    const found = await query.#only('get');
    if (found === undefined) throw this.#missing();
    return found;
  }

  /**
   * The first result, by primary key where the query has no order; null when there is none.
   *
   * @example
   * await entries.first(); // { find: 'entry', filter: {}, sort: { _id: 1 }, limit: 1 }
   */
  async first(): Promise<R | null> {
    const [found = null] = await this.slice(1).#rows();
    return found;
  }

  /**
   * The last result, by primary key where the query has no order; null when there is none.
   *
   * @example
   * await entries.last(); // { find: 'entry', filter: {}, sort: { _id: -1 }, limit: 1 }
   */
  async last(): Promise<R | null> {
    this.#refuseSliced('last');
    return this.reverse().first();
  }

  /**
   * The first result in the order of the given fields, or of `Meta.getLatestBy`.
   *
   * @throws ObjectDoesNotExist (`Entry.DoesNotExist`) when there is none
   * @throws FieldError where neither says what to go by, NotSupportedError on a slice
   * @example
   * await entries.earliest('pub_date'); // { find: 'entry', filter: {}, sort: { pub_date: 1, _id: 1 }, limit: 1 }
   */
  async earliest<const K extends readonly OrderArgument<N>[]>(...fields: OrderArguments<N, K>): Promise<R> {
    return this.#extreme('earliest', fields, false);
  }

  /**
   * The last result in the order of the given fields, or of `Meta.getLatestBy`.
   *
   * @throws ObjectDoesNotExist (`Entry.DoesNotExist`) when there is none
   * @throws FieldError where neither says what to go by, NotSupportedError on a slice
   * @example
   * await entries.latest('pub_date'); // { find: 'entry', filter: {}, sort: { pub_date: -1, _id: -1 }, limit: 1 }
   */
  async latest<const K extends readonly OrderArgument<N>[]>(...fields: OrderArguments<N, K>): Promise<R> {
    return this.#extreme('latest', fields, true);
  }

  /**
   * The results with the given primary keys, by `String(pk)`: 24 hex digits for an ObjectId. Keys that are not found are
   * not in the map; for no keys no command is sent.
   *
   * @throws NotSupportedError on a slice, and after `values()` and `valuesList()`
   * @example
   * const found = await entries.inBulk([id]); // { find: 'entry', filter: { _id: { $in: [id] } } }
   * found.get(String(id));
   */
  async inBulk(keys: IterableOf<ScalarInput<PkOf<M>>>): Promise<Map<string, R>> {
    this.#refuseSliced('inBulk');
    if (this.#node.projection.kind === 'values') throw new NotSupportedError('inBulk() cannot follow values().');
    const rows = await this.#narrow([{ pk__in: keys }], false)
      .#with({ unordered: true })
      .#rows();
    const { name } = this.#meta.primaryKey;
    return new Map(rows.map((row) => [String(Reflect.get(Object(row), name)), row]));
  }

  /**
   * Number of results, counted by the server.
   *
   * @example
   * await entries.filter({ tags: 'x' }).count();
   * // { aggregate: 'entry', pipeline: [{ $match: { tags: 'x' } }, { $count: 'n' }], cursor: {} }
   */
  async count(): Promise<number> {
    const { meta, connection, context } = this.#open();
    if (matchesNothing(meta, this.#node)) return 0;
    const reader = { options: {}, read: (raw: unknown) => Number(Object(raw).n) };
    const [count = 0] = await connection
      .cursor(compileCount(meta, this.#node), reader, driverOptions(this.#node), context)
      .toArray();
    return count;
  }

  /**
   * Whether there is a result.
   *
   * @example
   * await entries.filter({ tags: 'x' }).exists(); // { find: 'entry', filter: …, projection: { _id: 1 }, limit: 1 }
   */
  async exists(): Promise<boolean> {
    // Rows of several queries, and those of groups, are what they are.
    const isOfDocuments =
      this.#node.combined.length === 0 && this.#node.group === undefined && this.#node.distinct === undefined;
    const node: QueryNode = isOfDocuments
      ? { ...this.#node, projection: { kind: 'values', fields: ['pk'], rows: 'objects' } }
      : this.#node;
    const found = await new QuerySet(this.#access, node).#unordered(1).#rows();
    return found.length > 0;
  }

  /**
   * Makes an instance, validates it and inserts it.
   *
   * @throws ValidationError for values that break a rule, IntegrityError for a duplicate of a unique key
   * @example
   * const entry = await entries.create({ headline: 'h1', blog: { name: 'b1' } });
   * // { insert: 'entry', documents: [{ _id, headline: 'h1', blog: { name: 'b1', … }, … }], ordered: true }
   */
  async create(values: Input<M>): Promise<M> {
    const source = this.#access.source();
    const { make, insert } = modelHooks(source.meta.model);
    // `make` calls the class of the model, so what comes back is an M.
    const instance = make(source.meta.model, values) as M;
    await insert(instance, source);
    return instance;
  }

  /**
   * The object that meets the lookup, or a new one made of it and of the defaults, and whether it was created. Equality makes
   * values (`headline`, `blog__name`); other lookups only find. Defaults that are functions are called for a new object only.
   *
   * Parallel calls make one object. Where the lookup includes the key or a unique index, that is what the server guarantees;
   * else those that would create hold a lock meanwhile, a document in the collection `djongo_locks`, one after the other.
   *
   * @throws MultipleObjectsReturned (`Entry.MultipleObjectsReturned`) when several meet the lookup
   * @throws ValidationError for values that break a rule, IntegrityError for a duplicate that the lookup does not find
   * @example
   * const [entry, created] = await entries.getOrCreate({ headline: 'h1' }, { n_comments: 1 });
   * // { find: 'entry', filter: { headline: 'h1' }, limit: 2 }, and where there is none
   * // { insert: 'entry', documents: [{ _id, headline: 'h1', n_comments: 1, … }], ordered: true }
   */
  async getOrCreate<const F extends FilterArgument<M>>(
    lookup: CreationLookup<M, F>,
    defaults: Defaults<M> = {},
  ): Promise<[object: M, created: boolean]> {
    return getOrCreate(this.#creation('getOrCreate', lookup, defaults));
  }

  /**
   * The same, but an object that is there has the defaults set on it, and only these; their functions are called either way.
   *
   * @throws MultipleObjectsReturned, ValidationError and IntegrityError as `getOrCreate`
   * @example
   * const [entry, created] = await entries.updateOrCreate({ headline: 'h1' }, { n_comments: 1 });
   * // { find: 'entry', filter: { headline: 'h1' }, limit: 2 }, and where there is one
   * // { update: 'entry', updates: [{ q: { _id, headline: 'h1' }, u: { $set: { n_comments: 1 } } }] }
   */
  async updateOrCreate<const F extends FilterArgument<M>>(
    lookup: CreationLookup<M, F>,
    defaults: Defaults<M>,
  ): Promise<[object: M, created: boolean]> {
    return updateOrCreate(this.#creation('updateOrCreate', lookup, defaults));
  }

  /**
   * Inserts instances, or instances made of values, after all of them were validated; gives them back in their order. With
   * `ignoreConflicts`, those that a unique index refuses stay new. With `updateConflicts`, a document with the same
   * `uniqueFields` has the `updateFields` set on it instead; its object stays new unless it was found by its key.
   *
   * @throws ValidationError with all that is wrong, by place and path: `2.headline`; nothing is sent then
   * @throws IntegrityError for a duplicate, which says which object it is; those before it are stored
   * @throws FieldError for options that do not go together
   * @example
   * await entries.bulkCreate([{ headline: 'h1' }, { headline: 'h2' }], { batchSize: 500 });
   * // { insert: 'entry', documents: [{ _id, headline: 'h1', … }, { _id, headline: 'h2', … }], ordered: true }
   * await entries.bulkCreate(list, { updateConflicts: true, uniqueFields: ['headline'], updateFields: ['n_comments'] });
   * // { update: 'entry', updates: [{ q: { headline: { $eq: 'h1' } }, u: { $set: …, $setOnInsert: … }, upsert: true }, …] }
   */
  async bulkCreate(objects: Iterable<M | Input<M>>, options: BulkCreateOptions<M> = {}): Promise<M[]> {
    return bulkCreate(this.#access.source(), objects, options);
  }

  /**
   * Stores the named fields of loaded objects, each with its own values, after all were validated. Returns the number of
   * documents that matched: what is gone, or outside this query, stays as it is; of two objects of one document the last counts.
   *
   * @throws ValidationError with all that is wrong, by place and path: `2.headline`; nothing is sent then
   * @throws FieldError for the primary key and for names the model has not, NotSupportedError for an object never saved
   * @throws IntegrityError for a duplicate, which says which object it is; those before it are stored
   * @example
   * for (const entry of list) entry.n_comments += 1;
   * await entries.bulkUpdate(list, ['n_comments']);
   * // { update: 'entry', updates: [{ q: { _id }, u: { $set: { n_comments: 1 } } }, …], ordered: true }
   */
  async bulkUpdate(
    objects: Iterable<M>,
    fields: readonly Exclude<FieldName<M>, 'pk'>[],
    options: BulkOptions = {},
  ): Promise<number> {
    this.#refuseSliced('bulkUpdate');
    return bulkUpdate(this.#access.source(), objects, fields, options, this.#node);
  }

  /**
   * Sets fields of all documents of the query, without loading them. Returns the number that matched. Update operators may
   * stand for values: `Inc(1)`, `Push('x')`, `Each(…)` for the elements of an array, …
   *
   * @throws ValidationError for values that break a rule of their field, or are deeper or larger than a server takes
   * @throws NotSupportedError on a slice, and without conditions unless `all()` says that every document is meant
   * @example
   * await entries.filter({ pk }).update({ n_comments: 1, blog__name: 'x' });
   * // { update: 'entry', updates: [{ q: { _id: pk }, u: { $set: { n_comments: 1, 'blog.name': 'x' } }, multi: true }] }
   */
  async update<const U extends UpdateArgument<M>>(values: UpdateValues<M, U>): Promise<number> {
    this.#refuseUnbounded('update');
    return updateDocuments(this.#open(), this.#node, values);
  }

  /**
   * Deletes all documents of the query. Where somebody receives `preDelete` or `postDelete` of the model, the objects are loaded
   * first, and each sends its signals.
   *
   * @throws NotSupportedError on a slice, after `values()`, and without conditions unless `all()` says that every
   * document is meant
   * @example
   * await entries.filter({ tags: 'x' }).delete(); // { delete: 'entry', deletes: [{ q: { tags: 'x' }, limit: 0 }] }
   */
  async delete(): Promise<DeleteSummary> {
    this.#refuseUnbounded('delete');
    if (this.#node.projection.kind === 'values') throw new NotSupportedError('delete() cannot follow values().');
    const { name } = this.#meta;
    const source = this.#open();
    const isReceived = source.connection.signals.has(source.meta.model, 'preDelete', 'postDelete');
    const deleted = isReceived
      ? await deleteObjects(source, this.#node, await this.#projected<M>({ kind: 'models' }).#ofPrimary().#rows())
      : await deleteDocuments(source, this.#node);
    return { deleted, byModel: deleted > 0 ? { [name]: deleted } : {} };
  }

  /**
   * The exact command that awaiting the query would send, without sending it: a `find`, or an `aggregate` where more is needed.
   *
   * @example
   * entries.filter({ tags: 'x' }).toMql(); // { find: 'entry', filter: { tags: 'x' } }
   */
  toMql(): QueryCommand {
    return compileRead(this.#meta, this.#node);
  }

  /** What this query is where it stands within another one. */
  get [QUERY](): QuerySource {
    const access = this.#access;
    return { query: this.#node, model: access.model, database: () => access.source().connection };
  }

  /**
   * The server's answer to how it runs the command that `toMql()` shows: the plan, and with `executionStats` what running
   * it took.
   *
   * @example
   * const { queryPlanner } = await entries.filter({ tags: 'x' }).explain();
   * // { explain: { find: 'entry', filter: { tags: 'x' } }, verbosity: 'queryPlanner' }
   */
  async explain(verbosity: ExplainVerbosity = 'queryPlanner'): Promise<Document> {
    checkVerbosity(this.#meta, verbosity);
    const { connection, context } = this.#open();
    return connection.explain(compileRead(this.#meta, this.#node), verbosity, driverOptions(this.#node), context);
  }

  /**
   * Streams the results, as many from the server at a time as `batchSize` says. Each loop runs the query anew; leaving it
   * closes the server's cursor.
   *
   * @example
   * for await (const entry of entries.filter({ tags: 'x' }).iterator({ batchSize: 500 })) console.log(entry.headline);
   * // { find: 'entry', filter: { tags: 'x' }, batchSize: 500 }
   */
  iterator(options: Pick<QueryOptions, 'batchSize'> = {}): AsyncIterable<R> {
    const query = this.#configured('iterator', options, ['batchSize']);
    // Not the query itself, which a function that is async would run and turn into its rows.
    return { [Symbol.asyncIterator]: () => query[Symbol.asyncIterator]() };
  }

  /**
   * The results as an Observable. Each subscriber runs the query anew; unsubscribing closes the server's cursor. Rows come
   * as fast as the server sends them: use `iterator` where the reader sets the pace.
   *
   * @example
   * entries.filter({ tags: 'x' }).stream().subscribe((entry) => console.log(entry.headline));
   * // { find: 'entry', filter: { tags: 'x' } }
   */
  stream(): Observable<R> {
    return rowStream(() => this.#cursor());
  }

  /**
   * Runs the query; what makes `await` work.
   *
   * @example
   * const found = await entries.filter({ tags: 'x' }); // { find: 'entry', filter: { tags: 'x' } }
   */
  then<A = R[], B = never>(
    onFulfilled?: ((rows: R[]) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#rows().then(onFulfilled, onRejected);
  }

  /**
   * Streams the results, batch by batch. Leaving the loop closes the server's cursor.
   *
   * @example
   * for await (const entry of entries.filter({ tags: 'x' })) console.log(entry.headline);
   * // { find: 'entry', filter: { tags: 'x' } }
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<R, void, void> {
    const cursor = this.#cursor();
    if (cursor !== undefined) yield* cursor;
  }

  get #meta(): ModelMeta<M> {
    return metaOf(this.#access.model);
  }

  #annotated<Q>(method: string, given: unknown, isOutput: boolean): Q {
    refuseCombined(this.#node, method);
    const nodes = annotationNodes(this.#meta, method, given, isOutput);
    const query = new QuerySet(this.#access, annotated(this.#meta, this.#node, method, nodes));
    if (nodes.some(({ expression }) => hasSubquery(expression))) query.#compileStages();
    // The types of rows and names are what the annotations make of them.
    return query as Q;
  }

  #combined(method: string, operation: CombinedNode['operation'], others: readonly unknown[]): QuerySet<M, R, N> {
    return new QuerySet(this.#access, combined(this[QUERY], method, operation, others));
  }

  #dates(method: string, rows: Parameters<typeof dateRows>[3]): QuerySet<M, Date> {
    this.#refuseSliced(method);
    refuseCombined(this.#node, method);
    return new QuerySet<M, Date>(this.#access, dateRows(modelScope(this.#meta), this.#node, method, rows));
  }

  #loading<P>(
    method: string,
    names: readonly string[],
    choose: (names: readonly string[], loaded: readonly string[]) => readonly string[],
  ): QuerySet<M, P, N> {
    const { projection } = this.#node;
    if (projection.kind === 'values') throw new NotSupportedError(`${method}() cannot follow values().`);
    refuseCombined(this.#node, method);
    const { fieldList, primaryKey, versionField } = this.#meta;
    const given = names.map((name) => fieldNamed(this.#meta, name).name);
    const chosen = new Set(choose(given, projection.only ?? fieldList.map(({ name }) => name)));
    const needed = [primaryKey.name, versionField?.name];
    const only = fieldList.map(({ name }) => name).filter((name) => chosen.has(name) || needed.includes(name));
    return this.#projected<P>({ kind: 'models', only });
  }

  /** What may be named: of rows of several queries what the first of them has. */
  get #names(): QueryNode {
    return firstOperand(this.#node);
  }

  /** Throws for what is wrong only where queries are parts of each other. */
  #compileStages(): void {
    compilePipeline(this.#meta, this.#node, new Set(), wholeDocuments);
  }

  /** Other values of rows that are no documents any more. */
  #refuseRows(method: string): void {
    const { combined: queries } = this.#node;
    if (queries[0]?.source.query.projection.kind === 'values') refuseCombined(this.#node, method);
  }

  /** Where the query is sent. What it asks of other queries is looked for there as well. */
  #open(): ModelSource<M> {
    const source = this.#access.source();
    refuseForeign(this.#node, source.connection);
    return source;
  }

  #with(change: Partial<QueryNode>): QuerySet<M, R, N> {
    return new QuerySet(this.#access, Object.freeze({ ...this.#node, ...change }));
  }

  /** What is read may be no older than what was written, so it comes from the primary. */
  #ofPrimary(): QuerySet<M, R, N> {
    return this.#with({ options: Object.freeze({ ...this.#node.options, readPreference: 'primary' as const }) });
  }

  #creation(method: string, lookup: object, defaults: object): Creation<M> {
    this.#refuseSliced(method);
    const source = this.#access.source();
    const found = this.#projected<M>({ kind: 'models' }).#ofPrimary();
    const find = () => found.#narrow([lookup], false).#only(method);
    return { method, source, lookup, defaults, find, node: this.#node };
  }

  #configured(method: string, given: unknown, names?: readonly string[]): QuerySet<M, R, N> {
    const options = checkedOptions(this.#meta, method, given, names);
    return this.#with({ options: Object.freeze({ ...this.#node.options, ...options }) });
  }

  /** The same documents with other rows made of them: `P` is what the projection makes, `Names` what may be named then. */
  #projected<P, Names = N>(projection: ProjectionNode): QuerySet<M, P, Names> {
    return new QuerySet<M, P, Names>(this.#access, Object.freeze({ ...this.#node, projection }));
  }

  /** Adds conditions. They are resolved at once, so that what is wrong with them is thrown where they are written. */
  #narrow(conditions: readonly unknown[], excludes: boolean): QuerySet<M, R, N> {
    const nodes = conditions.map(conditionOf);
    const condition = and(nodes);
    if (nodes.every(isEmpty)) return this;
    const method = excludes ? 'exclude' : 'filter';
    this.#refuseSliced(method);
    refuseCombined(this.#node, method);
    const node = excludes ? not(condition) : condition;
    checkWhere(this.#meta, this.#node, node);
    const query = this.#with({ where: [...this.#node.where, node] });
    // What an inner query asks of this one is known here for the first time.
    if (hasSubquery(node)) query.#compileStages();
    return query;
  }

  /** The same documents in no order, as many as are needed at most. */
  #unordered(limit: number): QuerySet<M, R, N> {
    return isSliced(this.#node) ? this.slice(limit) : this.#with({ unordered: true, limit });
  }

  /** The one result, if there is one. */
  async #only(method: string): Promise<R | undefined> {
    const [found, second] = await this.#unordered(2).#rows();
    if (second === undefined) return found;
    const { name, model } = this.#meta;
    throw new (modelErrors(model).MultipleObjectsReturned)(`${method}() returned more than one ${name}.`);
  }

  async #extreme(method: string, fields: readonly unknown[], reversed: boolean): Promise<R> {
    this.#refuseSliced(method);
    const orderBy = latestOrder(this.#meta, this.#node, method, fields);
    const [found] = await this.#with({ orderBy, reversed, limit: 1 }).#rows();
    if (found === undefined) throw this.#missing();
    return found;
  }

  #missing(): Error {
    const { name, model } = this.#meta;
    return new (modelErrors(model).DoesNotExist)(`${name} matching query does not exist.`);
  }

  async #rows(): Promise<R[]> {
    return (await this.#cursor()?.toArray()) ?? [];
  }

  /** The cursor over the results, or nothing where no document can match. */
  #cursor(): RowCursor<R> | undefined {
    const source = this.#open();
    if (matchesNothing(source.meta, this.#node)) return undefined;
    const cursor = source.connection.cursor(
      compileRead(source.meta, this.#node),
      rowReader(source, this.#node),
      driverOptions(this.#node),
      source.context,
    );
    // R is what the projection makes: `values()` sets both together.
    return cursor as RowCursor<R>;
  }

  #refuseSliced(method: string): void {
    if (isSliced(this.#node)) throw new NotSupportedError(`${method}() cannot follow slice(): call it before.`);
  }

  /** `filter(query)` with a forgotten parameter must not mean every document. */
  #refuseUnbounded(method: string): void {
    if (isSliced(this.#node)) throw new NotSupportedError(`${method}() cannot follow slice().`);
    const {
      where,
      everything,
      nothing,
      group,
      distinct,
      combined: { length },
    } = this.#node;
    if (group !== undefined || length > 0 || (distinct !== undefined && distinct.length > 0)) {
      throw new NotSupportedError(`${method}() is of documents, not of groups, nor of the rows of several queries.`);
    }
    if (where.length > 0 || everything || nothing) return;
    throw new NotSupportedError(
      `${method}() without conditions would touch every ${this.#meta.name}; say all().${method}(…) if that is meant.`,
    );
  }
}
