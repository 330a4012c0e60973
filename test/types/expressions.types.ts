import { Decimal128, type ObjectId } from 'mongodb';
import {
  Abs,
  ArrayAgg,
  Avg,
  Case,
  Coalesce,
  Concat,
  Count,
  Exists,
  Expr,
  type Expression,
  ExtractYear,
  F,
  First,
  FirstValue,
  Lag,
  Length,
  Max,
  Min,
  Ntile,
  OuterRef,
  Q,
  Rank,
  RowNumber,
  StdDev,
  Subquery,
  Sum,
  Upper,
  Value,
  Variance,
  When,
  Window,
} from '../../libs/djongo/src/expressions/index.js';
import type { AnyFilter, AnyPath } from '../../libs/djongo/src/queryset/types/index.js';
import type { Author, Entry, Keyless } from './support/models.js';
import type { QuerySet } from './support/query-set.js';

// Compiled, never run. After `@ts-expect-error` stands a part of the message that the compiler must give there;
// negative-cases.spec.ts compares them. completion.spec.ts says what is underlined, results.types.ts what comes of it.
declare const entries: QuerySet<Entry>;
declare const authors: QuerySet<Author>;
declare const keyless: QuerySet<Keyless>;
declare const id: ObjectId;
declare const path: string;

// annotate(): what an expression reads is there, at any depth.
entries.annotate({ up: Upper('headline'), n: Count('authors'), year: ExtractYear('blog__owner__born') });
entries.annotate({ up: Upper(Upper(Coalesce('body', Value('none')))), size: Length(Upper('blog__tagline__title')) });
entries.annotate({ next: F('n_comments').add(1).mul('rating').sub(F('n_comments').div(2)).mod(3) });
entries.annotate({ deep: F('blog__owner__friends__friends__name'), at: F('authors__0__email'), part: F('tags__1_3') });
entries.annotate({ year: F('pub_date__year'), born: F('authors__born__date'), day: F('pub_date__date__day') });
entries.annotate({ any: F('data__a__b'), sum: F('data__n').add('settings__depth'), up: Upper('json__a') });
entries.annotate({ later: F('pub_date').add(1000), between: F('pub_date').sub('blog__owner__born') });
entries.annotate({ key: F('pk'), dynamic: F(path as AnyPath), text: Value('$text'), id: Value(id) });
entries.annotate({ a: F('n_comments'), b: F('a').add(1), c: Upper('d'), d: F('headline') });
entries
  .annotate({ a: F('n_comments') })
  .annotate({ b: F('a').add('rating') })
  .filter({ b__gt: F('a') });
entries.annotate({
  isLong: Q({ n_comments__gt: F('rating') }),
  has: Exists(keyless.filter({ name: OuterRef('headline') })),
});
entries.annotate({ more: F('price').mul(path as AnyPath), twice: F('price').add(Value(Decimal128.fromString('1'))) });

// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.annotate({ up: Upper('headlin') });
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.annotate({ n: Count('authors'), up: Upper(Coalesce(Upper('headlin'), Value(''))) });
// @ts-expect-error InvalidKey<Entry, "has no field 'authorz'">
entries.annotate({ n: Count('authorz') });
// @ts-expect-error InvalidKey<Blog, "has no field 'nam'">
entries.annotate({ name: F('blog__nam') });
// @ts-expect-error InvalidKey<Author, "has no field 'nam'">
entries.annotate({ name: F('blog__owner__friends__friends__nam') });
// @ts-expect-error InvalidKey<Author, "has no field 'nam'">
entries.annotate({ name: F('archive__owner__nam') });
// @ts-expect-error InvalidKey<Author, "has no field 'nam'">
entries.annotate({ names: ArrayAgg('authors__nam') });
// @ts-expect-error InvalidKey<string, "has no field 'startswith'">
entries.annotate({ name: F('headline__startswith') });
// @ts-expect-error InvalidKey<Date, "has no field 'yaer'">
entries.annotate({ year: F('pub_date__yaer') });
// @ts-expect-error InvalidKey<number, "has no field 'month'">
entries.annotate({ year: F('pub_date__year__month') });
// @ts-expect-error InvalidKey<Entry, "has no field 'save'">
entries.annotate({ save_: F('save') });
// @ts-expect-error is addressed by known paths
entries.annotate({ dynamic: F(path) });
// @ts-expect-error InvalidKey<Entry, "has no field 'm'">
entries.annotate({ n: F('n_comments').add('m') });
// @ts-expect-error InvalidKey<Entry, "has no field 'm'">
entries.annotate({ n: Value(3).add(F('n_comments').mul(F('m'))) });
// @ts-expect-error InvalidKey<Entry, "has no field 'b'">
entries.annotate({ a: F('b') });
// @ts-expect-error InvalidKey<Entry, "has no field 'a'">
entries.annotate({ a: F('a') });
// @ts-expect-error InvalidKey<Keyless, "has no field 'headline'">
keyless.annotate({ up: Upper('headline') });

// What it reads is of the kind that it takes.
// @ts-expect-error InvalidKey<Entry, "has no text in 'n_comments'">
entries.annotate({ up: Upper('n_comments') });
// @ts-expect-error InvalidKey<number, "is no text">
entries.annotate({ up: Upper(Length('headline')) });
// @ts-expect-error InvalidKey<number, "is no text">
entries.annotate({ up: Upper(3) });
// @ts-expect-error InvalidKey<Entry, "has no text in 'n_comments'">
entries.annotate({ up: Concat('headline', Value(' '), 'n_comments') });
// @ts-expect-error InvalidKey<Entry, "has no text in 'tags'">
entries.annotate({ up: Upper('tags') });
// @ts-expect-error InvalidKey<Entry, "has no text in 'blog'">
entries.annotate({ up: Upper('blog') });
// @ts-expect-error InvalidKey<Entry, "has no date in 'headline'">
entries.annotate({ year: ExtractYear('headline') });
// @ts-expect-error InvalidKey<Entry, "has no number in 'featured'">
entries.annotate({ n: Abs('featured') });
// @ts-expect-error InvalidKey<Entry, "has no number in 'status'">
entries.annotate({ n: Abs('status') });
// @ts-expect-error InvalidKey<Entry, "has no number in 'pub_date'">
entries.annotate({ n: F('n_comments').mul('pub_date') });
// @ts-expect-error InvalidKey<Entry, "has no number or date in 'featured'">
entries.annotate({ n: F('featured').add(1) });
// @ts-expect-error InvalidKey<boolean, "is no number or date">
entries.annotate({ n: F('n_comments').add(true) });
// @ts-expect-error InvalidKey<Date, "has no sum with another date">
entries.annotate({ n: F('pub_date').add(new Date()) });
// @ts-expect-error InvalidKey<Date, "cannot be subtracted from what is no date">
entries.annotate({ n: F('n_comments').sub('pub_date') });
// @ts-expect-error "is no number or date">
entries.annotate({ n: Case(When({ n_comments: 1 }, Value(true)), { default: 'rating' }).add(1) });

// The names of annotations are free ones.
// @ts-expect-error InvalidKey<Entry, "has a 'headline' already">
entries.annotate({ headline: Upper('headline') });
// @ts-expect-error InvalidKey<Entry, "has a 'save' already">
entries.annotate({ save: Upper('headline') });
// @ts-expect-error has a 'n' already
entries.alias({ n: Count('authors') }).annotate({ n: Count('tags') });
// @ts-expect-error is annotated under names with letters, digits and single underscores
entries.annotate({ blog__up: Upper('headline') });
// @ts-expect-error Type 'string' is not assignable to type
entries.annotate({ up: 'headline' });
// @ts-expect-error 'n_comments' does not exist in type
entries.annotate({ up: { n_comments: 1 } });
// @ts-expect-error Type 'Ordering<Needs<TypeAt<"headline">, unknown>>' is not assignable to type
entries.annotate({ up: F('headline').desc() });
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.alias({ up: Upper('headlin') });

// Aggregates.
entries.annotate({
  a: Sum('rating'),
  b: Avg('n_comments'),
  c: Min('pub_date'),
  d: StdDev('views'),
  e: Variance('price'),
});
entries.annotate({
  a: Max('authors__name'),
  b: Sum('matrix'),
  c: Avg(F('n_comments').mul(2)),
  d: First('authors__name'),
});
entries.annotate({ n: Count('authors', { filter: { authors__name__startswith: 'P' }, distinct: true }) });
entries.annotate({ n: Count('*', { filter: Q({ headline: 'x' }).or({ n_comments__gt: F('rating') }) }) });
entries.annotate({ n: Sum('data__n'), m: Sum(Expr('$size', F('tags'))), k: Min(OuterRef('pk')), l: Sum(Value(3)) });
entries.annotate({ all: ArrayAgg('headline', { orderBy: ['-pub_date', F('n_comments').desc()] }) });
entries.annotate({ n: Count('*', { filter: path as unknown as AnyFilter }) });

// @ts-expect-error InvalidKey<Entry, "has no number in 'featured'">
entries.annotate({ n: Sum('featured') });
// @ts-expect-error InvalidKey<Entry, "has no number in 'status'">
entries.annotate({ n: Sum('status') });
// @ts-expect-error InvalidKey<Entry, "has no number in 'authors__born'">
entries.annotate({ n: Avg('authors__born') });
// @ts-expect-error InvalidKey<Entry, "has no number in 'blog'">
entries.annotate({ n: Avg('blog') });
// @ts-expect-error InvalidKey<Entry, "has no number in 'featured'">
entries.annotate({ n: Sum(F('featured')) });
// @ts-expect-error InvalidKey<Entry, "has no value with an order in 'blog'">
entries.annotate({ n: Max('blog') });
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.annotate({ n: Count('authors', { filter: { headlin: 1 } }) });
// @ts-expect-error InvalidValue<"headline", string | null>
entries.annotate({ n: Count('authors', { filter: { headline: 1 } }) });
// @ts-expect-error InvalidKey<string, "has no lookup 'foo'">
entries.annotate({ n: Count('authors', { filter: Q({ headline: 'x' }).and(Q({ headline__foo: 1 })) }) });
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.annotate({ n: Count('authors', { filter: { n_comments__gt: F('nope') } }) });
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.annotate({ all: ArrayAgg('headline', { orderBy: ['headline', '-nope'] }) });
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.annotate({ all: ArrayAgg('headline', { orderBy: [F('nope').desc()] }) });
// @ts-expect-error computes no aggregate or window inside of an aggregate
entries.annotate({ n: Sum(Count('authors').add(1)) });
// @ts-expect-error 'filtr' does not exist in type 'AggregateOptions'
entries.annotate({ n: Count('authors', { filtr: { headline: 'x' } }) });

// Case and When.
entries.annotate({ size: Case(When({ n_comments__gte: 10 }, Value('hot')), { default: Value('cold') }) });
entries.annotate({ size: Case(When(Q({ headline: 'x' }).not(), 'headline'), When(Exists(keyless), Upper('body'))) });
entries.annotate({ size: Case(When({ blog: { name: 'x' } }, id), When(F('featured'), 'editor')) });

// @ts-expect-error InvalidKey<Entry, "has no field 'bogus'">
entries.annotate({ size: Case(When({ bogus: 1 }, Value('x'))) });
// @ts-expect-error InvalidKey<Entry, "has no field 'bogus'">
entries.annotate({ size: Case(When({ headline: 'x' }, 1), When(Q({ headline: 'y' }).or({ bogus: 1 }), 2)) });
// @ts-expect-error InvalidKey<Entry, "has no field 'bogus'">
entries.annotate({ size: Upper(Case(When({ headline: 'x' }, Value('x')), { default: 'bogus' })) });
// @ts-expect-error InvalidKey<Entry, "has no field 'bogus'">
entries.annotate({ size: Case(When({ headline: 'x' }, Upper('bogus'))) });
// @ts-expect-error InvalidValue<"n_comments", number | null>
entries.annotate({ size: Case(When({ n_comments: 'x' }, Value('x'))) });
// @ts-expect-error InvalidKey<string, "cannot be compared with 'n_comments__gt'">
entries.annotate({ size: Case(When({ n_comments__gt: F('headline') }, 1)) });
// @ts-expect-error InvalidKey<Entry, "has no condition in 'headline'">
entries.annotate({ size: Case(When(F('headline'), 1)) });
// @ts-expect-error computes aggregates in annotate() and aggregate(), not here
entries.annotate({ size: Case(When({ n_comments__gt: Count('authors') }, 1)) });

// Windows.
entries.annotate({ rank: Window(Rank(), { partitionBy: ['blog__name', Upper('headline')], orderBy: ['-rating'] }) });
entries.annotate({ sum: Window(Sum('rating'), { orderBy: [F('pub_date').desc()], frame: { rows: [-2, 0] } }) });
entries.annotate({ last: Window(Lag('headline', 1, Value('none')), { orderBy: ['pk'] }).add(1 as never) });
entries.annotate({ part: Window(Ntile(4), { orderBy: ['?'] }), row: Window(RowNumber(), { orderBy: ['pk'] }) });

// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.annotate({ rank: Window(Sum('nope'), { partitionBy: ['blog__name'] }) });
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.annotate({ rank: Window(Sum('rating'), { partitionBy: ['blog__name', 'nope'] }) });
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.annotate({ rank: Window(Sum('rating'), { partitionBy: [Upper('nope')] }) });
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.annotate({ rank: Window(Rank(), { orderBy: ['-nope'] }) });
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.annotate({ rank: Window(Rank(), { orderBy: [F('nope').asc()] }) });
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.annotate({ last: Window(Lag('headline', 1, 'nope'), { orderBy: ['pk'] }) });
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.annotate({ rank: Window(Sum('nope'), { partitionBy: ['nope'], orderBy: ['-nope'] }).add(1) });
// @ts-expect-error InvalidKey<Entry, "has no number in 'featured'">
entries.annotate({ rank: Window(Sum('featured')) });
// @ts-expect-error tells the place of a row inside of a Window()
entries.annotate({ rank: Rank() });
// @ts-expect-error NeitherAggregateNorPlace
entries.annotate({ rank: Window(F('headline')) });
// @ts-expect-error 'order' does not exist in type 'WindowOptions'
entries.annotate({ rank: Window(Rank(), { order: ['pk'] }) });
// @ts-expect-error computes no aggregate or window inside of an aggregate
entries.annotate({ n: Sum(Window(Sum('rating'))) });

// aggregate()
void entries.aggregate({ avg: Avg('rating'), n: Count('*'), twice: F('n').mul(2), many: Q({ n__gt: 3 }) });
void entries.aggregate({
  n: Sum('rating').div(Count('*')),
  one: Value(1),
  first: First('headline', { orderBy: ['pk'] }),
});
void entries.annotate({ n: Count('authors') }).aggregate({ most: Max('n'), headline: Min('headline') });
void entries
  .values('blog__name')
  .annotate({ n: Count('*') })
  .aggregate({ most: Max('n') });

// @ts-expect-error InvalidKey<Entry, "has no field 'ratng'">
void entries.aggregate({ n: Count('*'), avg: Avg('ratng') });
// @ts-expect-error InvalidKey<Entry, "has no number in 'featured'">
void entries.aggregate({ avg: Avg('featured') });
// @ts-expect-error is aggregated by aggregates, such as Count('*')
void entries.aggregate({ headline: F('headline') });
// @ts-expect-error is aggregated by aggregates, such as Count('*')
void entries.aggregate({ n: Count('*'), many: Q({ n_comments__gt: 3 }) });
// @ts-expect-error is aggregated by aggregates, such as Count('*')
void entries.aggregate({ r: Window(Rank(), { orderBy: ['pk'] }) });

// Expressions as values of conditions.
entries.filter({
  n_comments__gt: F('rating').mul(2),
  headline: F('blog__name'),
  pub_date__lte: F('archive__owner__born'),
});
entries.filter({
  n_comments__range: [F('rating'), 5],
  n_comments__in: [F('rating'), 3, null as never],
  views: F('rating'),
});
entries.filter({
  n_comments__range: [1, F('rating').add(1)],
  pub_date__year__gte: F('n_comments'),
  pub_date__year: 2020,
});
entries.filter({ status: F('headline'), headline__icontains: F('status'), headline__startswith: Upper('body') });
entries.filter({ editor: F('pk'), pk__in: [F('editor'), id], tags: F('headline'), tags__0: F('headline') });
entries.filter({
  tags__exact: F('tags'),
  headline__in: F('tags'),
  authors__name: F('headline'),
  featured__ne: Value(true),
});
entries.filter({
  data__a: F('headline'),
  n_comments: F('data__n'),
  headline: OuterRef('pk'),
  views__in: Expr('$range', [0, F('rating')]),
});
entries.exclude({ blog__tagline__title: F('blog__owner__friends__0__name') }, Q({ n_comments__lt: F('rating') }).not());
void entries.get(Q({ headline: F('body') }).and({ n_comments__in: [F('rating')] }), { price__gt: F('price').mul(2) });
entries.filter({
  n_comments: Case(When({ headline: 'x' }, 1), { default: 'rating' }),
  headline: Subquery(keyless.values()),
});
entries
  .alias({ n: Count('authors') })
  .filter({ n__gt: F('n_comments'), n_comments: F('n') })
  .orderBy(F('n').desc());

// @ts-expect-error InvalidKey<Entry, "has no field 'n_pingbaks'">
entries.filter({ n_comments__gt: F('n_pingbaks') });
// @ts-expect-error InvalidKey<Entry, "has no field 'n_pingbaks'">
entries.filter({ n_comments__gt: F('rating').mul(F('n_pingbaks').add(1)) });
// @ts-expect-error InvalidKey<Entry, "has no field 'n_pingbaks'">
entries.exclude({ headline: 'x' }, { n_comments__range: [F('n_pingbaks'), 5] });
// @ts-expect-error InvalidKey<Entry, "has no field 'n_pingbaks'">
entries.filter({ n_comments__in: [3, F('n_pingbaks')] });
// @ts-expect-error InvalidKey<Entry, "has no field 'n_pingbaks'">
entries.filter(Q({ headline: 'x' }).or({ n_comments__gt: F('n_pingbaks') }));
// @ts-expect-error InvalidKey<Entry, "has no field 'n_pingbaks'">
entries.filter(Q({ n_comments__range: [F('n_pingbaks'), 5] }));
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.filter({ headlin: F('headline') });
// @ts-expect-error InvalidKey<string, "has no lookup 'foo'">
entries.filter({ headline__foo: F('headline') });
// @ts-expect-error InvalidKey<string, "cannot be compared with 'n_comments__gt'">
entries.filter({ n_comments__gt: F('headline') });
// @ts-expect-error InvalidKey<number, "cannot be compared with 'headline'">
entries.filter({ headline: F('n_comments').add(1) });
// @ts-expect-error InvalidKey<Date | null, "cannot be compared with 'headline'">
entries.filter({ headline: F('pub_date') });
// @ts-expect-error InvalidKey<string, "cannot be compared with 'editor'">
entries.filter({ editor: F('headline') });
// @ts-expect-error InvalidKey<Blog | null, "cannot be compared with 'blog'">
entries.filter({ blog: F('archive') });
// @ts-expect-error InvalidKey<number[][], "cannot be compared with 'tags'">
entries.filter({ tags: F('matrix') });
// @ts-expect-error InvalidKey<string, "cannot be compared with 'n_comments__range'">
entries.filter({ n_comments__range: [F('headline'), 5] });
// @ts-expect-error InvalidKey<string, "cannot be compared with 'n_comments__in'">
entries.filter({ n_comments__in: [3, F('headline')] });
// @ts-expect-error Type 'string' is not assignable to type 'number'
entries.filter({ n_comments__range: [F('rating'), '5'] });
// @ts-expect-error Type 'string' is not assignable to type 'number'
entries.filter({ n_comments__in: [F('rating'), '5'] });
// @ts-expect-error Source has 3 element(s) but target allows only 2
entries.filter({ n_comments__range: [F('rating'), 5, 6] });
// @ts-expect-error InvalidKey<string, "is no list for 'headline__in'">
entries.filter({ headline__in: F('headline') });
// @ts-expect-error InvalidKey<Entry, "takes a value for 'headline__isnull', not an expression">
entries.filter({ headline__isnull: F('featured') });
// @ts-expect-error InvalidKey<Entry, "takes a value for 'headline__regex', not an expression">
entries.filter({ headline__regex: F('body') });
// @ts-expect-error InvalidKey<Entry, "takes a value for 'tags__len', not an expression">
entries.filter({ tags__len: F('n_comments') });
// @ts-expect-error is not assignable to type 'string
entries.filter({ blog: { name: F('headline') } });
// @ts-expect-error InvalidKey<string, "cannot be compared with 'n_comments'">
entries.filter(Q({ n_comments: F('headline') }));
// @ts-expect-error computes aggregates in annotate() and aggregate(), not here
entries.filter({ n_comments__gt: Count('authors') });
// @ts-expect-error computes windows in annotate(), not here
entries.filter({ n_comments__gt: Window(Sum('rating')) });
// @ts-expect-error is created of values, not of expressions
void entries.getOrCreate({ headline: F('body') });
// @ts-expect-error is created of values, not of expressions
void entries.updateOrCreate({ blog__name: 'x', headline: Value('x') }, {});
// @ts-expect-error is created of values, not of expressions
void entries.getOrCreate({ headline__in: keyless.values('name') });
// @ts-expect-error is created by a dictionary
void entries.getOrCreate(Exists(keyless));

// Expressions that are conditions themselves.
entries.filter(Exists(keyless.filter({ name: OuterRef('headline') })), F('featured'), Expr('$gt', [F('rating'), 1]));
entries.exclude(Q(Exists(keyless)).or({ headline: 'x' }).or(F('featured')), Q(Q({ headline: 'x' })));
void entries.get(Case(When({ headline: 'x' }, 'featured'), { default: false }), { pk: id });

// @ts-expect-error InvalidKey<Entry, "has no condition in 'headline'">
entries.filter(F('headline'));
// @ts-expect-error InvalidKey<number, "is no condition">
entries.filter({ headline: 'x' }, F('n_comments').add(1));
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.exclude(F('nope'));
// @ts-expect-error InvalidKey<Entry, "has no condition in 'headline'">
entries.filter(Q({ headline: 'x' }).or(F('headline')));
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.filter(Q(Q({ nope: 'x' })));
// @ts-expect-error computes aggregates in annotate() and aggregate(), not here
entries.filter(Count('authors'));
// @ts-expect-error is filtered by dictionaries and conditions made by Q
entries.filter(F('headline').desc());

// Queries as the values of `in`.
entries.filter({ headline__in: keyless.values('name'), blog__name__in: keyless.valuesList('name', { flat: true }) });
entries.filter({
  headline__in: keyless.valuesList('name'),
  body__in: entries.values('body'),
  status__in: keyless.values(),
});
entries.filter({ pk__in: entries, editor__in: entries.filter({ headline: 'x' }), tags__in: keyless.values('name') });
entries.filter({
  n_comments__in: entries.annotate({ n: Count('authors') }).values('n'),
  data__a__in: keyless.values(),
});
entries.filter({ headline__in: entries.values('data__a'), pk__in: keyless });
entries.exclude(Q({ headline__in: keyless.values('name') }).and({ views__in: entries.values('n_comments') }));

// @ts-expect-error Type 'string' is not assignable to type 'number'
entries.filter({ n_comments__in: keyless.values('name') });
// @ts-expect-error Type 'ObjectId' is not assignable to type 'string'
entries.filter({ headline__in: entries });
// @ts-expect-error takes a query of single values for 'headline__in'; name one with values()
entries.filter({ headline__in: entries.values('headline', 'body') });
// @ts-expect-error takes a query of single values for 'headline__in'; name one with values()
entries.filter({ headline__in: entries.values() });
// @ts-expect-error takes a query of single values for 'headline__in'; name one with values()
entries.filter({ headline__in: entries.values('headline').annotate({ n: Count('*') }) });
// @ts-expect-error takes a query for 'in', not for 'headline'; Subquery() is its first value
entries.filter({ headline: keyless.values('name') });
// @ts-expect-error InvalidValue<"n_comments__in",
entries.filter(Q({ n_comments__in: keyless.values('name') }));
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.filter({ headlin__in: keyless.values('name') });
// @ts-expect-error SeveralValues<{ headline: string; body: string | null; }>
entries.annotate({ s: Subquery(entries.values('headline', 'body')) });
// @ts-expect-error InvalidKey<string, "is no date">
entries.annotate({ s: ExtractYear(Subquery(keyless.values('name'))) });
// @ts-expect-error 'pk' does not exist in type 'InnerQuery<unknown>'
entries.filter(Exists({ pk: 1 }));

// orderBy(), earliest(), latest(), distinct(), values()
entries.orderBy(F('headline').desc({ nulls: 'first' }), Upper('body'), '-pub_date', F('n_comments').add(1).asc());
entries
  .annotate({ n: Count('authors') })
  .orderBy('-n', F('n').desc())
  .distinct('n')
  .values('n', 'headline')
  .reverse();
void entries.alias({ n: Count('authors') }).latest('n', F('n').asc());

// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.orderBy(F('nope').desc());
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
entries.orderBy('headline', Upper('nope'));
// @ts-expect-error InvalidKey<Entry, "has no text in 'n_comments'">
entries.orderBy(Upper('n_comments').asc());
// @ts-expect-error computes aggregates in annotate() and aggregate(), not here
entries.orderBy(Count('authors').desc());
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
void entries.earliest(F('nope'));
// @ts-expect-error has no field 'm'
entries.annotate({ n: Count('authors') }).orderBy('m');
// @ts-expect-error has no field 'm'
entries.annotate({ n: Count('authors') }).values('n', 'm');
// @ts-expect-error has no field 'm'
entries.annotate({ n: Count('authors') }).distinct('m');
// @ts-expect-error has no field 'm'
entries.annotate({ n: Count('authors') }).filter({ m: 3 });
// @ts-expect-error Type 'string' is not assignable to type 'number'
entries.annotate({ n: Count('authors') }).filter({ n__gt: '3' });
// @ts-expect-error InvalidKey<string, "cannot be compared with 'n'">
entries.annotate({ n: Count('authors') }).filter({ n: F('headline') });

// Groups: their rows have what they are told apart by, and what is made of them.
const groups = entries.values('blog__name', 'archive').annotate({ n: Count('*') });
groups.filter({ n__gt: 1 }).filter({ blog__name__startswith: 'x' }).orderBy('-n', 'blog__name', 'archive__name');
groups
  .annotate({ twice: F('n').mul(2), up: Upper('blog__name') })
  .orderBy('twice')
  .values('up', 'n');
groups.filter({ headline: 'x' }).values('blog__name');
const ofTaglines = entries.values('blog__tagline').annotate({ n: Count('*') });
ofTaglines.orderBy('blog__tagline__title').values('blog__tagline__title', 'n');
entries
  .values('blog__name')
  .annotate({ up: Upper('blog__name') })
  .orderBy('headline');
entries
  .values('blog__name')
  .annotate({ rank: Window(Sum('rating')) })
  .orderBy('headline');

// @ts-expect-error InvalidKey<{ archive: Blog | null; blog__name: string; } & { n: number; }, "has no field 'headline'">
groups.orderBy('headline');
// @ts-expect-error has no field 'headline'
groups.values('blog__name', 'headline');
// @ts-expect-error has no field 'headline'
groups.annotate({ twice: F('n').mul(2) }).orderBy(Upper('headline').desc());
// @ts-expect-error InvalidKey<Tagline, "has no field 'titel'">
ofTaglines.orderBy('blog__tagline__titel');

// Rows that are put beside each other are alike.
entries.union(entries.filter({ headline: 'x' })).intersection(entries.all(), entries.none());
entries.union(entries.all(), entries.none(), { all: true }).difference(entries.filter({ headline: 'x' }));
entries.values('headline').union(keyless.values('name'), entries.values('status'), { all: true });
entries.values('headline', 'n_comments').union(entries.values('status', 'rating')).orderBy('headline');
entries.valuesList('body', { flat: true }).union(entries.valuesList('headline', { flat: true }));
entries.valuesList('tags', { flat: true }).union(entries.valuesList('tags', { flat: true }));
entries.valuesList('blog', { flat: true }).union(entries.valuesList('blog', { flat: true }));
entries.dates('pub_date', 'day').union(entries.datetimes('pub_date', 'hour'));
entries.valuesList('headline', 'rating').union(entries.valuesList('status', 'rating'));
entries.annotate({ n: Count('tags') }).union(entries.annotate({ n: Count('authors') }));
entries
  .values('blog__name')
  .annotate({ n: Count('*') })
  .union(entries.values('headline').annotate({ m: Count('*') }));

// @ts-expect-error InvalidKey<Keyless, "has other values than the rows it is put beside">
entries.union(keyless);
// @ts-expect-error InvalidKey<Entry & { n: number; }, "has other annotations than the rows it is put beside">
entries.union(entries.annotate({ n: Count('tags') }));
// @ts-expect-error InvalidKey<Entry, "has other values than the rows it is put beside">
entries.annotate({ n: Count('tags') }).intersection(entries);
// @ts-expect-error InvalidKey<{ headline: string; }, "has other values than the rows it is put beside">
entries.union(entries.values('headline'));
// @ts-expect-error InvalidKey<{ n_comments: number; }, "has other values than the rows it is put beside">
entries.values('headline').difference(entries.values('n_comments'));
// @ts-expect-error InvalidKey<{ headline: string; status: "draft" | "published"; }, "has other values
entries.values('headline').union(entries.values('headline', 'status'));
// @ts-expect-error InvalidKey<{ status: "draft" | "published"; name: string; }, "has other values
entries.values('headline').union(entries.annotate({ name: F('headline') }).values('status', 'name'));
// @ts-expect-error InvalidKey<string | null, "has other values than the rows it is put beside">
entries.valuesList('headline', { flat: true }).union(entries.valuesList('body', { flat: true }));
// @ts-expect-error InvalidKey<[string, number], "has other values than the rows it is put beside">
entries.valuesList('headline').union(entries.valuesList('headline', 'n_comments'));
// @ts-expect-error is not assignable to
entries.union({ al: true });
// @ts-expect-error is not assignable to
entries.union(entries.values('headline').first());

// only(), defer(), dates(), datetimes()
entries.only('headline', 'blog').defer('blog');
entries.dates('pub_date', 'month').slice(3);
entries.datetimes('authors__born', 'hour', 'DESC', { tzinfo: 'Europe/Paris' });
entries.dates('blog__owner__friends__friends__born', 'year').union(entries.dates(path as AnyPath, 'day'));

// @ts-expect-error Argument of type '"headlin"' is not assignable to parameter of type
entries.only('headlin');
// @ts-expect-error Argument of type '"blog__name"' is not assignable to parameter of type
entries.defer('blog__name');
// @ts-expect-error InvalidKey<Entry, "has no field 'pub_dat'">
entries.dates('pub_dat', 'month');
// @ts-expect-error InvalidKey<Entry, "has no date in 'headline'">
entries.dates('headline', 'month');
// @ts-expect-error InvalidKey<Author, "has no field 'bron'">
entries.datetimes('blog__owner__bron', 'month');
// @ts-expect-error is addressed by known paths
entries.dates(path, 'month');
// @ts-expect-error Argument of type '"hour"' is not assignable
entries.dates('pub_date', 'hour');

// update()
void entries.update({
  n_comments: F('n_comments').add(1),
  headline: Upper('blog__name'),
  pub_date: F('blog__owner__born'),
});
void entries.update({
  status: Value('draft'),
  views: F('views').mul(2),
  body: F('archive__name'),
  data__a: F('headline'),
});
void entries.update({ n_comments: Coalesce(Sum('matrix'), 0), headline: Expr('$toString', F('pk')), rating: Value(3) });
void entries.update({
  n_comments: F('n_comments').div(2),
  archive__name: Upper('headline'),
  authors__0__name: F('body') as never,
});
void entries.update({
  headline: Case(When({ n_comments: 1 }, 'status'), { default: Value('x') }),
  tags: F('authors__name'),
});

// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
void entries.update({ n_comments: F('nope').add(1) });
// @ts-expect-error InvalidKey<Entry, "has no field 'nope'">
void entries.update({ nope: F('n_comments').add(1) });
// @ts-expect-error InvalidKey<string, "does not fit 'n_comments'">
void entries.update({ n_comments: F('headline') });
// @ts-expect-error InvalidKey<string | null, "does not fit 'headline'">
void entries.update({ headline: F('body') });
// @ts-expect-error InvalidKey<number | null, "does not fit 'n_comments'">
void entries.update({ n_comments: F('n_comments').div('rating') });
// @ts-expect-error InvalidKey<number, "does not fit 'blog__name'">
void entries.update({ blog__name: F('n_comments') });
// @ts-expect-error computes windows in annotate(), not here
void entries.update({ n_comments: Window(Count('*')) });

// What is not known fits anywhere; an expression whose own type is not known is not looked into.
declare const anything: Expression;
entries.annotate({ up: Upper(OuterRef('x')), n: Sum(Expr('$x', 1)), y: ExtractYear(anything), z: F('data__a').add(1) });
entries.filter({
  headline: OuterRef('x'),
  n_comments__gt: Expr('$x', 1),
  pub_date: anything,
  tags__in: OuterRef('tags'),
});
entries.filter(OuterRef('x'), anything).orderBy(anything, anything.desc());
authors.filter(Exists(entries.filter({ authors__name: OuterRef('name') }).annotate({ n: FirstValueOf('headline') })));
declare function FirstValueOf(name: string): ReturnType<typeof Window<never, string>> & ReturnType<typeof FirstValue>;
