import { Decimal128, type ObjectId } from 'mongodb';
import {
  Abs,
  ArrayAgg,
  ArrayContains,
  ArrayElement,
  ArrayLength,
  ArraySlice,
  Avg,
  Case,
  Cast,
  Coalesce,
  Concat,
  Count,
  DateDiff,
  DenseRank,
  Exists,
  Expr,
  type Expression,
  ExtractYear,
  F,
  First,
  FirstValue,
  Floor,
  Greatest,
  Lag,
  Last,
  Left,
  Length,
  Max,
  Min,
  Now,
  NullIf,
  OuterRef,
  PercentRank,
  Power,
  Q,
  Rank,
  Round,
  Sqrt,
  StdDev,
  Subquery,
  Sum,
  TruncMonth,
  Upper,
  Value,
  When,
  Window,
} from '../../libs/djongo/src/expressions/index.js';
import { CharField } from '../../libs/djongo/src/fields/index.js';
import type { AnnotationArgument, AnyPath, Deferred, Only } from '../../libs/djongo/src/queryset/types/index.js';
import type { DjongoManager } from '../../libs/djongo/src/models/djongo-manager.js';
import type { BaseModel, Blog, Entry, Keyless } from './support/models.js';
import type { QuerySet, RowOf } from './support/query-set.js';
import { same } from './support/same.js';

// Compiled, never run. After `@ts-expect-error` stands a part of the message that the compiler must give there;
// negative-cases.spec.ts compares them.
declare const entries: QuerySet<Entry>;
declare const keyless: QuerySet<Keyless>;
declare const manager: DjongoManager<Entry>;
declare const id: ObjectId;
declare const path: string;

/** What the annotations of a query are, without the model. */
type Added<S> = Omit<RowOf<S>, keyof Entry>;

// annotate() on models.
const counted = entries.annotate({ n: Count('authors'), up: Upper('headline') });
same<RowOf<typeof counted>, Entry & { n: number; up: string }>(true);
same<RowOf<ReturnType<typeof manager.annotate<{ n: Expression<never, number> }>>>, Entry & { n: number }>(true);
const twice = counted
  .filter({ n__gt: 1 })
  .orderBy('-n')
  .annotate({ more: F('n').add(1) });
same<RowOf<typeof twice>, Entry & { n: number; up: string } & { more: number }>(true);
const [one] = await counted;
same<typeof one, (Entry & { n: number; up: string }) | undefined>(true);
same<Awaited<ReturnType<typeof counted.get>>, Entry & { n: number; up: string }>(true);
same<Awaited<ReturnType<typeof counted.first>>, (Entry & { n: number; up: string }) | null>(true);
one?.save().then(() => one.n.toFixed() + one.up.trim() + one.headline);

// What is read of fields, and null that passes through.
const read = entries.annotate({
  a: F('headline'),
  b: F('body'),
  c: F('archive__name'),
  d: F('authors__born'),
  e: F('authors__0__name'),
  f: F('data__a__b'),
  g: F('pk'),
  h: F('status'),
  i: F('pub_date__year'),
  j: F('authors__born__month'),
  k: F('tags__0_2'),
  l: F('blog'),
  m: F(path as AnyPath),
  n: Upper('body'),
  o: Upper('headline'),
});
same<
  Added<typeof read>,
  {
    a: string;
    b: string | null;
    c: string | null;
    d: (Date | null)[];
    e: string | null;
    f: unknown;
    g: ObjectId;
    h: 'draft' | 'published';
    i: number | null;
    j: (number | null)[];
    k: string[];
    l: Blog;
    m: unknown;
    n: string | null;
    o: string;
  }
>(true);

// Arithmetic: of numbers, bigints, decimals, dates, and of what is not known.
const computed = entries.annotate({
  a: F('n_comments').add('rating').mul(2).sub(1),
  b: F('views').add(1),
  c: F('price').mul('n_comments'),
  d: F('pub_date').add(1000),
  e: F('blog__owner__born').sub('pub_date'),
  f: F('n_comments').div(2),
  g: F('n_comments').div('rating'),
  h: F('views').div(2),
  i: F('price').div(0),
  j: F('n_comments').mod(F('rating')),
  k: F('data__n').add(1),
  l: Value(3).mul(F('views')),
  m: F('n_comments').add(Value(Decimal128.fromString('1'))),
  n: F('views').mod(3),
});
same<
  Added<typeof computed>,
  {
    a: number;
    b: bigint;
    c: string;
    d: Date | null;
    e: number | null;
    f: number;
    g: number | null;
    h: number;
    i: string | null;
    j: number | null;
    k: unknown;
    l: bigint;
    m: string;
    n: bigint;
  }
>(true);

// Data.
const data = entries.annotate({
  a: Value('x'),
  b: Value(3),
  c: Value(true),
  d: Value(id),
  e: Value(null),
  f: Value([1]),
  g: Value({ a: 'x' }),
  h: Value(new Date()),
  i: Value(3n),
  j: Value(Decimal128.fromString('1')),
});
same<
  Added<typeof data>,
  {
    a: string;
    b: number;
    c: boolean;
    d: ObjectId;
    e: null;
    f: number[];
    g: { a: string };
    h: Date;
    i: number;
    j: string;
  }
>(true);

// Conditions, cases, coalesced nulls, other queries, operators of one's own.
const chosen = entries.annotate({
  a: Q({ n_comments__gt: 3 }),
  b: Exists(keyless),
  c: Case(When({ n_comments: 1 }, Value('x'))),
  d: Case(When({ n_comments: 1 }, Value('x')), { default: 'headline' }),
  e: Case(When({ n_comments: 1 }, 1), When(Q({ n_comments: 2 }), 'rating'), { default: 'body' }),
  f: Case(When({ n_comments: 1 }, true), { default: false }),
  g: Coalesce('body', 'headline'),
  h: Coalesce('body', 'archive__name'),
  i: Subquery(keyless.filter({ name: OuterRef('headline') }).values('name')),
  j: Subquery(entries),
  k: Subquery(entries.values('pub_date__year' as AnyPath)),
  l: Expr('$toString', F('pk')),
  m: Expr<number>('$size', F('tags')),
  n: OuterRef('pk'),
  o: Subquery(entries.values('body')),
  p: Subquery(keyless),
});
same<
  Added<typeof chosen>,
  {
    a: boolean;
    b: boolean;
    c: string | null;
    d: string;
    e: string | number | null;
    f: boolean;
    g: string;
    h: string | null;
    i: string | null;
    j: ObjectId | null;
    k: unknown;
    l: unknown;
    m: number;
    n: unknown;
    o: string | null;
    p: unknown;
  }
>(true);

// The library of functions.
const functions = entries.annotate({
  a: Concat('headline', Value(' '), 'body'),
  b: Length('body'),
  c: Round('price'),
  d: Sqrt('n_comments'),
  e: Power('price', 2),
  f: Cast('n_comments', CharField()),
  g: Greatest('n_comments', 'rating'),
  h: NullIf('headline', Value('')),
  i: ArrayLength('tags'),
  j: ArrayElement('authors__name', 0),
  k: TruncMonth('pub_date'),
  l: DateDiff('pub_date', 'blog__owner__born', 'day'),
  m: Now(),
  n: ArraySlice('tags', 0, 2),
  o: Abs('views'),
  p: Floor('rating'),
  q: Left('headline', 3),
  r: ExtractYear('blog__owner__born'),
  s: Upper(Coalesce('body', Concat('headline', Value('!')))),
  t: ArrayContains('tags', Value('x')),
});
same<
  Added<typeof functions>,
  {
    a: string;
    b: number | null;
    c: string;
    d: number | null;
    e: string | null;
    f: string | null;
    g: number;
    h: string | null;
    i: number;
    j: string | null;
    k: Date | null;
    l: number | null;
    m: Date;
    n: string[];
    o: bigint;
    p: number;
    q: string;
    r: number | null;
    s: string;
    t: boolean;
  }
>(true);

// Made of each other.
const chained = entries.annotate({ a: F('n_comments'), b: F('a').add(1), c: Upper('d'), d: F('body') });
same<Added<typeof chained>, { a: number; b: number; c: string | null; d: string | null }>(true);

// Windows.
const windows = entries.annotate({
  a: Window(Rank(), { orderBy: ['-rating'] }),
  b: Window(PercentRank(), { orderBy: ['-rating'] }),
  c: Window(Sum('rating'), { partitionBy: ['blog__name'] }),
  d: Window(Lag('headline'), { orderBy: ['pk'] }),
  e: Window(Lag('headline', 2, Value('')), { orderBy: ['pk'] }),
  f: Window(FirstValue('headline'), { orderBy: ['pk'] }),
  g: Window(FirstValue('headline'), { orderBy: ['pk'], frame: { rows: [1, 2] } }),
  h: Window(DenseRank(), { orderBy: ['pk'] }).add(1),
  i: Window(Count('*')),
});
same<
  Added<typeof windows>,
  {
    a: number;
    b: number;
    c: number | null;
    d: string | null;
    e: string;
    f: string;
    g: string | null;
    h: number;
    i: number;
  }
>(true);

// aggregate()
const summary = await entries.aggregate({
  avg: Avg('rating'),
  total: Count('*'),
  price: Sum('price'),
  first: Min('pub_date'),
  last: Max('headline'),
  rating: Sum('rating'),
  views: Sum('views'),
  each: Avg('price'),
  deviation: StdDev('n_comments'),
  nested: Sum('matrix'),
  names: Max('authors__name'),
  whole: First('tags', { orderBy: ['pk'] }),
  one: Last('authors__name'),
  all: ArrayAgg('headline'),
  lists: ArrayAgg('tags'),
  flat: ArrayAgg('authors__born'),
  ratio: Sum('rating').div(Count('*')),
  sure: Coalesce(Sum('rating'), 0),
  more: F('total').add(1),
  any: Sum('data__n'),
});
same<
  typeof summary,
  {
    avg: number | null;
    total: number;
    price: string | null;
    first: Date | null;
    last: string | null;
    rating: number | null;
    views: bigint | null;
    each: string | null;
    deviation: number | null;
    nested: number | null;
    names: string | null;
    whole: string[] | null;
    one: string | null;
    all: string[] | null;
    lists: string[][] | null;
    flat: (Date | null)[] | null;
    ratio: number | null;
    sure: number;
    more: number;
    any: unknown;
  }
>(true);
const most = await entries.alias({ n: Count('authors') }).aggregate({ most: Max('n') });
same<typeof most, { most: number | null }>(true);
const largest = await manager.aggregate({ n: Count('*') });
same<typeof largest, { n: number }>(true);

// alias() adds names, and nothing to rows.
const aliased = entries.alias({ n: Count('authors') });
same<RowOf<typeof aliased>, Entry>(true);
const aliasedRow = aliased.values('headline', 'n');
same<RowOf<typeof aliasedRow>, { headline: string; n: number }>(true);
const keys = keyless
  .alias({ n: Count('*') })
  .annotate({ up: Upper('name') })
  .alias({ m: F('n') })
  .values();
same<RowOf<typeof keys>, { name: string; up: string }>(true);

// values() and valuesList(), before annotations and after.
const after = counted.values('headline', 'n', 'blog__name');
same<RowOf<typeof after>, { headline: string; n: number; blog__name: string }>(true);
const listAfter = counted.valuesList('n', 'headline');
same<RowOf<typeof listAfter>, [number, string]>(true);
const flatAfter = counted.valuesList('up', { flat: true });
same<RowOf<typeof flatAfter>, string>(true);
const allAfter = keyless.annotate({ n: Count('*') }).values();
same<RowOf<typeof allAfter>, { name: string; n: number }>(true);
const before = entries.values('headline', 'body').annotate({ up: Upper('body') });
same<RowOf<typeof before>, { headline: string; body: string | null; up: string | null }>(true);
const tuple = entries.valuesList('headline', 'body').annotate({ n: F('n_comments') });
same<RowOf<typeof tuple>, [string, string | null, number]>(true);
const longer = entries.valuesList('headline').annotate({ n: F('n_comments'), d: F('pub_date') });
same<RowOf<typeof longer>, [string, ...(number | Date | null)[]]>(true);
const flat = entries.valuesList('headline', { flat: true }).annotate({ n: F('n_comments') });
same<RowOf<typeof flat>, string>(true);
const flatList = entries
  .valuesList('tags', { flat: true })
  .annotate({ n: F('n_comments') })
  .orderBy('n');
same<RowOf<typeof flatList>, string[]>(true);
const flatBlog = entries.valuesList('blog', { flat: true }).annotate({ n: F('n_comments') });
same<RowOf<typeof flatBlog>, Blog>(true);
const flatThenRows = flatBlog.values('n', 'blog').annotate({ m: F('n') });
same<RowOf<typeof flatThenRows>, { n: number; blog: Blog; m: number }>(true);

// Groups.
const groups = entries.values('blog__name').annotate({ n: Count('*') });
same<RowOf<typeof groups>, { blog__name: string; n: number }>(true);
same<Awaited<typeof groups>, { blog__name: string; n: number }[]>(true);
const more = groups
  .filter({ n__gt: 1 })
  .annotate({ avg: Avg('rating'), next: F('n').add(1) })
  .orderBy('-avg');
same<RowOf<typeof more>, { blog__name: string; n: number; avg: number | null; next: number }>(true);
const allOfGroups = more.values();
same<RowOf<typeof allOfGroups>, { blog__name: string; n: number; avg: number | null; next: number }>(true);
const someOfGroups = more.valuesList('next', 'blog__name');
same<RowOf<typeof someOfGroups>, [number, string]>(true);
const hidden = entries
  .values('blog__name')
  .alias({ n: Count('*') })
  .filter({ n__gt: 1 })
  .values();
same<RowOf<typeof hidden>, { blog__name: string }>(true);
const byTuple = entries.valuesList('blog__name').annotate({ n: Count('*') });
same<RowOf<typeof byTuple>, [string, number]>(true);
const below = entries
  .values('blog__tagline')
  .annotate({ n: Count('*') })
  .values('blog__tagline__title');
same<RowOf<typeof below>, { blog__tagline__title: string }>(true);

// only() and defer()
const only = entries.only('headline', 'blog');
type OnlyRow = RowOf<typeof only>;
same<OnlyRow, Only<Entry, Entry, 'headline' | 'blog'>>(true);
same<
  Pick<OnlyRow, '_id' | 'headline' | 'blog' | 'body' | 'n_comments' | 'save'>,
  { _id: ObjectId; headline: string; blog: Blog; body: undefined; n_comments: undefined; save: Entry['save'] }
>(true);
const onlyOther = only.only('body').annotate({ n: Count('tags') });
same<RowOf<typeof onlyOther>, Only<Entry, OnlyRow, 'body'> & { n: number }>(true);
same<Pick<RowOf<typeof onlyOther>, 'headline' | 'body' | 'n'>, { headline: undefined; body: string | null; n: number }>(
  true,
);
const deferred = entries.annotate({ n: Count('tags') }).defer('body', '_id');
same<RowOf<typeof deferred>, Deferred<Entry & { n: number }, 'body' | '_id'>>(true);
same<
  Pick<RowOf<typeof deferred>, '_id' | 'headline' | 'body' | 'n' | 'delete'>,
  { _id: ObjectId; headline: string; body: undefined; n: number; delete: Entry['delete'] }
>(true);
const bothWays = entries.only('headline', 'body').defer('body');
same<
  Pick<RowOf<typeof bothWays>, 'headline' | 'body' | 'tags'>,
  { headline: string; body: undefined; tags: undefined }
>(true);

// Sets of queries, dates, pipelines.
const both = entries.values('headline').union(keyless.values('name')).orderBy('headline').slice(3);
same<RowOf<typeof both>, { headline: string }>(true);
const days = entries.dates('pub_date', 'day');
same<RowOf<typeof days>, Date>(true);
const hours = manager.datetimes('authors__born', 'hour');
same<RowOf<typeof hours>, Date>(true);
const raw = await entries.filter({ headline: 'x' }).rawAggregate<{ score: number }>([{ $set: { score: 1 } }]);
same<typeof raw, (Entry & { score: number })[]>(true);
const plain = await manager.rawAggregate([]);
same<typeof plain, (Entry & object)[]>(true);
same<RowOf<ReturnType<typeof counted.distinct<['n']>>>, Entry & { n: number; up: string }>(true);

// @ts-expect-error Property 'm' does not exist on type
one?.m.toFixed();
// @ts-expect-error is possibly 'undefined'
(await only)[0]?.body.trim();
// @ts-expect-error Property 'n' does not exist on type
(await aliased)[0]?.n.toFixed();
// @ts-expect-error Property 'headline' does not exist on type
(await groups)[0]?.headline.trim();
// @ts-expect-error is possibly 'null'
summary.avg.toFixed();
// @ts-expect-error Property 'toFixed' does not exist on type 'string'
summary.price?.toFixed();
// @ts-expect-error Type '[string, number]' is not assignable to type '[string]'
export const single: [string] | undefined = (await byTuple)[0];
// @ts-expect-error Property 'rating' does not exist on type
(await more.values())[0]?.rating.toFixed();
// @ts-expect-error has no field 'pub_date'
more.values('pub_date');
// @ts-expect-error Property 'score' does not exist on type
plain[0]?.score.toFixed();
// @ts-expect-error Type 'QuerySet<Entry, Entry & { n: number; up: string; },
export const narrowed: QuerySet<Entry> = counted;

// Names that are not known when the query is written.
declare const dynamic: AnnotationArgument;
const unknownNames = entries.annotate(dynamic).orderBy('-headline');
same<RowOf<typeof unknownNames>['anything'], unknown>(true);

// Where the model is a type parameter, fields are named by a cast, and the names of annotations cannot be checked.
export class Service<M extends BaseModel> {
  constructor(private readonly all: QuerySet<M>) {}
  async total(): Promise<number> {
    return (await this.all.aggregate({ n: Count('*') })).n;
  }
  async most(field: string): Promise<unknown> {
    return (await this.all.aggregate({ most: Max(field as AnyPath) })).most;
  }
  ranked(field: string): PromiseLike<unknown[]> {
    const rank = Window(Rank(), { orderBy: ['pk'] });
    return this.all.annotate({ rank } as AnnotationArgument).orderBy(field as AnyPath);
  }
  others(field: string): QuerySet<M> {
    return this.all.filter(Exists(this.all.union(this.all))).orderBy(F(field as AnyPath).desc());
  }
}
