import { ALL, and, not, order, type QueryNode } from '../ast/index.js';
import {
  compileCount,
  compileFilter,
  compileFind,
  compileUpdate,
  type FindCommand,
  matchesNothing,
  resolveCondition,
  resolveFieldPath,
} from '../compiler/index.js';
import type { RowCursor } from '../connection/index.js';
import { NotSupportedError } from '../errors/index.js';
import { metaOf, modelErrors, modelHooks, type ModelMeta } from '../meta/index.js';
import type { ModelAccess } from './model-access.js';
import { conditionOf, isEmpty } from './q.js';
import { rowReader } from './row-reader.js';
import { isSliced, sliceNode } from './slice-node.js';
import type {
  FieldArgument,
  FieldArguments,
  FilterArgument,
  FilterArguments,
  Input,
  OrderArgument,
  OrderArguments,
  UpdateArgument,
  UpdateValues,
  Values,
} from './types/index.js';

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
export class QuerySet<in out M extends object, out R = M> implements PromiseLike<R[]>, AsyncIterable<R> {
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
  filter<const A extends readonly FilterArgument<M>[]>(...conditions: FilterArguments<M, A>): QuerySet<M, R> {
    return this.#narrow(conditions, false);
  }

  /**
   * The documents that `filter` with the same conditions would not return, those with null and missing values included.
   *
   * @example
   * entries.exclude({ headline: 'a' }) // { find: 'entry', filter: { $nor: [{ headline: 'a' }] } }
   */
  exclude<const A extends readonly FilterArgument<M>[]>(...conditions: FilterArguments<M, A>): QuerySet<M, R> {
    return this.#narrow(conditions, true);
  }

  /** The same query, and the statement that every document is meant where it has no conditions: see `update`, `delete`. */
  all(): QuerySet<M, R> {
    return this.#with({ everything: true });
  }

  /** A query without results, for which no command is sent. */
  none(): QuerySet<M, R> {
    return this.#with({ nothing: true });
  }

  /**
   * Orders by the given fields, `-` for descending; replaces an order given before, and the model's own.
   *
   * @example
   * entries.orderBy('-pub_date', 'blog__name') // sort: { pub_date: -1, 'blog.name': 1 }
   */
  orderBy<const K extends readonly OrderArgument<M>[]>(...keys: OrderArguments<M, K>): QuerySet<M, R> {
    this.#refuseSliced('orderBy');
    const orderBy = keys.map((key) => order(String(key)));
    for (const { path } of orderBy) resolveFieldPath(this.#meta, path);
    return this.#with({ orderBy, reversed: false });
  }

  /** The opposite order. */
  reverse(): QuerySet<M, R> {
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
  slice(to: number): QuerySet<M, R>;
  slice(from: number, to?: number): QuerySet<M, R>;
  slice(...bounds: [number, number?]): QuerySet<M, R> {
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
  values<const K extends readonly FieldArgument<M>[]>(...fields: FieldArguments<M, K>): QuerySet<M, Values<M, K>> {
    const names = fields.length > 0 ? fields.map(String) : [...this.#meta.fields.keys()];
    for (const name of names) resolveFieldPath(this.#meta, name);
    return new QuerySet<M, Values<M, K>>(this.#access, {
      ...this.#node,
      projection: { kind: 'values', fields: names },
    });
  }

  /** The same query on the database of another alias. */
  using(alias: string): QuerySet<M, R> {
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
  async get<const A extends readonly FilterArgument<M>[]>(...conditions: FilterArguments<M, A>): Promise<R> {
    const query = conditions.length === 0 ? this : this.filter<A>(...conditions);
    const [found, second] = await query.#unordered(2).#rows();
    const { name, model } = this.#meta;
    if (found === undefined) throw new (modelErrors(model).DoesNotExist)(`${name} matching query does not exist.`);
    if (second === undefined) return found;
    throw new (modelErrors(model).MultipleObjectsReturned)(`get() returned more than one ${name}.`);
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

  /** The last result, by primary key where the query has no order; null when there is none. */
  async last(): Promise<R | null> {
    this.#refuseSliced('last');
    return this.reverse().first();
  }

  /**
   * Number of results, counted by the server.
   *
   * @example
   * await entries.filter({ tags: 'x' }).count();
   * // { aggregate: 'entry', pipeline: [{ $match: { tags: 'x' } }, { $count: 'n' }], cursor: {} }
   */
  async count(): Promise<number> {
    const { meta, connection, context } = this.#access.source();
    if (matchesNothing(meta, this.#node)) return 0;
    const reader = { options: {}, read: (raw: unknown) => Number(Object(raw).n) };
    const [count = 0] = await connection.cursor(compileCount(meta, this.#node), reader, {}, context).toArray();
    return count;
  }

  /**
   * Whether there is a result.
   *
   * @example
   * await entries.filter({ tags: 'x' }).exists(); // { find: 'entry', filter: …, projection: { _id: 1 }, limit: 1 }
   */
  async exists(): Promise<boolean> {
    const node: QueryNode = { ...this.#node, projection: { kind: 'values', fields: ['pk'] } };
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
   * Sets fields of all documents of the query, without loading them. Returns the number that matched.
   *
   * @throws ValidationError for values that break a rule of their field
   * @throws NotSupportedError on a slice, and without conditions unless `all()` says that every document is meant
   * @example
   * await entries.filter({ pk }).update({ n_comments: 1, blog__name: 'x' });
   * // { update: 'entry', updates: [{ q: { _id: pk }, u: { $set: { n_comments: 1, 'blog.name': 'x' } }, multi: true }] }
   */
  async update<const U extends UpdateArgument<M>>(values: U & UpdateValues<M, U>): Promise<number> {
    this.#refuseUnbounded('update');
    const { meta, connection, context } = this.#access.source();
    const u = compileUpdate(meta, values);
    if (matchesNothing(meta, this.#node)) return 0;
    const updates = [{ q: compileFilter(meta, this.#node), u, multi: true }];
    const { matched } = await connection.run({ update: meta.collection, updates }, {}, context);
    return matched;
  }

  /**
   * Deletes all documents of the query.
   *
   * @throws NotSupportedError on a slice, after `values()`, and without conditions unless `all()` says that every
   * document is meant
   * @example
   * await entries.filter({ tags: 'x' }).delete(); // { delete: 'entry', deletes: [{ q: { tags: 'x' }, limit: 0 }] }
   */
  async delete(): Promise<DeleteSummary> {
    this.#refuseUnbounded('delete');
    if (this.#node.projection.kind === 'values') throw new NotSupportedError('delete() cannot follow values().');
    const { meta, connection, context } = this.#access.source();
    if (matchesNothing(meta, this.#node)) return { deleted: 0, byModel: {} };
    const q = compileFilter(meta, this.#node);
    const { deleted } = await connection.run({ delete: meta.collection, deletes: [{ q, limit: 0 }] }, {}, context);
    return { deleted, byModel: deleted > 0 ? { [meta.name]: deleted } : {} };
  }

  /** The exact command that awaiting the query would send, without sending it. */
  toMql(): FindCommand {
    return compileFind(this.#meta, this.#node);
  }

  /** Runs the query; what makes `await` work. */
  then<A = R[], B = never>(
    onFulfilled?: ((rows: R[]) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#rows().then(onFulfilled, onRejected);
  }

  /** Streams the results, batch by batch. Leaving the loop closes the server's cursor. */
  async *[Symbol.asyncIterator](): AsyncGenerator<R, void, void> {
    const cursor = this.#cursor();
    if (cursor !== undefined) yield* cursor;
  }

  get #meta(): ModelMeta<M> {
    return metaOf(this.#access.model);
  }

  #with(change: Partial<QueryNode>): QuerySet<M, R> {
    return new QuerySet(this.#access, Object.freeze({ ...this.#node, ...change }));
  }

  /** Adds conditions. They are resolved at once, so that what is wrong with them is thrown where they are written. */
  #narrow(conditions: readonly unknown[], excludes: boolean): QuerySet<M, R> {
    const nodes = conditions.map(conditionOf);
    const condition = and(nodes);
    if (nodes.every(isEmpty)) return this;
    this.#refuseSliced(excludes ? 'exclude' : 'filter');
    const node = excludes ? not(condition) : condition;
    resolveCondition(this.#meta, node);
    return this.#with({ where: [...this.#node.where, node] });
  }

  /** The same documents in no order, as many as are needed at most. */
  #unordered(limit: number): QuerySet<M, R> {
    return isSliced(this.#node) ? this.slice(limit) : this.#with({ unordered: true, limit });
  }

  async #rows(): Promise<R[]> {
    return (await this.#cursor()?.toArray()) ?? [];
  }

  /** The cursor over the results, or nothing where no document can match. */
  #cursor(): RowCursor<R> | undefined {
    const source = this.#access.source();
    if (matchesNothing(source.meta, this.#node)) return undefined;
    const command = compileFind(source.meta, this.#node);
    const cursor = source.connection.cursor(command, rowReader(source, this.#node), {}, source.context);
    // R is what the projection makes: `values()` sets both together.
    return cursor as RowCursor<R>;
  }

  #refuseSliced(method: string): void {
    if (isSliced(this.#node)) throw new NotSupportedError(`${method}() cannot follow slice(): call it before.`);
  }

  /** `filter(query)` with a forgotten parameter must not mean every document. */
  #refuseUnbounded(method: string): void {
    if (isSliced(this.#node)) throw new NotSupportedError(`${method}() cannot follow slice().`);
    const { where, everything, nothing } = this.#node;
    if (where.length > 0 || everything || nothing) return;
    throw new NotSupportedError(
      `${method}() without conditions would touch every ${this.#meta.name}; say all().${method}(…) if that is meant.`,
    );
  }
}
