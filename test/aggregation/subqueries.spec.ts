import { describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import {
  type AnyFilter,
  Case,
  Count,
  connect,
  Exists,
  F,
  FieldError,
  Max,
  NotSupportedError,
  OuterRef,
  Q,
  Subquery,
  Value,
  When,
} from 'nestjs-djongo';
import { Book, library, pipelineOf, Review, rowsOf } from './support.js';

const suite = library();
const books = Book.objects;
const reviews = Review.objects;

async function idsOf(query: PromiseLike<readonly { readonly id: number }[]>): Promise<number[]> {
  return (await query).map(({ id }) => id);
}

describe('in with a query', () => {
  it('joins by the other side where an index serves that, in one command', async () => {
    const query = books.filter({ pk__in: reviews.filter({ stars__gte: 3 }).values('book') }).orderBy('pk');
    expect(pipelineOf(query)).toEqual([
      {
        $lookup: {
          from: 'review',
          localField: '_id',
          foreignField: 'book',
          pipeline: [
            { $match: { book: { $ne: null } } },
            { $match: { stars: { $gte: 3 } } },
            { $limit: 1 },
            { $project: { _id: 1 } },
          ],
          as: '__s0',
        },
      },
      { $match: { $expr: { $ne: ['$__s0', []] } } },
      { $sort: { _id: 1 } },
      { $unset: ['__s0'] },
    ]);
    const rows = await rowsOf(suite, query);
    expect(rows.map(({ id }) => id)).toEqual([1, 4]);
    expect(rows[0]).toBeInstanceOf(Book);
  });

  it('collects the values where there is no index, and of slices', async () => {
    const long = books.filter({ pages__in: reviews.values('stars') });
    expect(pipelineOf(long)[0]).toEqual({
      $lookup: { from: 'review', pipeline: [{ $group: { _id: '$stars' } }], as: '__s0' },
    });
    expect(await long).toEqual([]);
    const best = reviews.orderBy('-stars').slice(2).values('book');
    const query = books.filter({ pk__in: best }).orderBy('pk');
    expect(pipelineOf(query)[0]).toEqual({
      $lookup: {
        from: 'review',
        pipeline: [{ $sort: { stars: -1, _id: 1 } }, { $limit: 2 }, { $group: { _id: '$book' } }],
        as: '__s0',
      },
    });
    expect(await idsOf(query)).toEqual([1, 4]);
  });

  it('is about the primary keys where it gives models', async () => {
    expect(await idsOf(reviews.filter({ book__in: books.filter({ tags: 'c' }) }).orderBy('pk'))).toEqual([4]);
  });

  it('excludes exactly the others, those without a value among them', async () => {
    const wanted = books.filter({ publisher__city: 'London' }).values('publisher__name');
    const inside = await idsOf(books.filter({ publisher__name__in: wanted }).orderBy('pk'));
    const outside = await idsOf(books.exclude({ publisher__name__in: wanted }).orderBy('pk'));
    expect([inside, outside]).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
    const none = books.filter({ publisher__name__in: books.none().values('publisher__name') });
    expect(await none).toEqual([]);
    expect(await books.exclude({ publisher__name__in: books.none().values('publisher__name') }).count()).toBe(6);
  });

  it('never matches null: not of this side, nor of the other', async () => {
    const cities = books.values('publisher__city');
    expect(await idsOf(books.filter({ publisher__city__in: cities }).orderBy('pk'))).toEqual([1, 3, 4]);
    const withNull = reviews.values('text');
    expect(await books.filter({ publisher__city__in: withNull })).toEqual([]);
  });

  it('is met by one element of an array, and by the same as other conditions', async () => {
    const good = reviews.filter({ stars__gte: 5 }).values('stars');
    expect(await idsOf(books.filter({ sales__in: reviews.values('stars') }).orderBy('pk'))).toEqual([1, 4]);
    expect(await idsOf(books.filter({ authors__score__in: good }).orderBy('pk'))).toEqual([1]);
    const same = books.filter({ authors__score__in: good, authors__name: 'John' } as AnyFilter);
    expect(await same).toEqual([]);
    const other = books.filter({ authors__score__in: good }).filter({ authors__name: 'John' });
    expect(await idsOf(other)).toEqual([1]);
  });

  it('stands beside other conditions, several in one query, inside Q and not', async () => {
    const reviewed = reviews.values('book');
    const loved = reviews.filter({ stars: 5 }).values('book');
    const query = books.filter({ pages__gte: 100, pk__in: reviewed }).exclude({ pk__in: loved }).orderBy('pk');
    expect(pipelineOf(query)[0]).toEqual({ $match: { pages: { $gte: 100 } } });
    expect(await idsOf(query)).toEqual([2, 4]);
    expect(await idsOf(books.filter(Q({ pk__in: loved }).or({ title: 'Bare' })).orderBy('pk'))).toEqual([1, 5]);
    expect(await idsOf(books.filter(Q({ pk__in: loved }).not(), { pages__gt: 0 }).orderBy('pk'))).toEqual([2, 3, 4]);
  });

  it('takes annotations and groups of the other side', async () => {
    const prolific = books
      .annotate({ n: Count('authors') })
      .filter({ n__gte: 1 })
      .values('pk');
    expect(await idsOf(reviews.filter({ book__in: prolific }).orderBy('pk'))).toEqual([1, 2, 3, 4]);
    const often = reviews
      .values('book')
      .annotate({ n: Count('*') })
      .filter({ n__gt: 1 })
      .values('book');
    expect(await idsOf(books.filter({ pk__in: often }))).toEqual([1]);
  });

  it('uses the indexes of the other side', async () => {
    const many = Array.from({ length: 500 }, (_, i) => ({ _id: 100 + i, book: 1_000 + i, stars: 1 }));
    await suite.database.db.collection<{ _id: number }>('review').insertMany(many);
    const plans = [
      books.filter({ pk__in: reviews.values('book') }),
      books.filter(Exists(reviews.filter({ book: OuterRef('pk') }))),
      books.annotate({
        best: Subquery(
          reviews
            .filter({ book: OuterRef('pk') })
            .orderBy('-stars')
            .values('stars'),
        ),
      }),
    ];
    for (const query of plans) {
      const { stages } = await query.explain('executionStats');
      const lookup = (stages as Document[]).find((stage) => '$lookup' in stage);
      expect(lookup?.['indexesUsed']).toEqual(['book_1']);
      expect(Number(lookup?.['totalDocsExamined'])).toBeLessThan(20);
    }
  });
});

describe('Exists()', () => {
  const reviewed = () => Exists(reviews.filter({ book: OuterRef('pk') }));

  it('asks for each document, and stands alone, in Q and in exclude()', async () => {
    const query = books.filter(reviewed()).orderBy('pk');
    expect(pipelineOf(query)[0]).toEqual({
      $lookup: {
        from: 'review',
        let: { o0: '$_id' },
        pipeline: [
          { $match: { $expr: { $and: [{ $gt: ['$book', null] }, { $eq: ['$book', '$$o0'] }] } } },
          { $limit: 1 },
          { $project: { _id: 1 } },
        ],
        as: '__s0',
      },
    });
    expect((await rowsOf(suite, query)).map(({ id }) => id)).toEqual([1, 2, 4]);
    expect(await idsOf(books.exclude(reviewed()).orderBy('pk'))).toEqual([3, 5, 6]);
    expect(await idsOf(books.filter(Q(reviewed()).or({ title: 'Bare' })).orderBy('pk'))).toEqual([1, 2, 4, 5]);
    expect(await idsOf(books.filter({ pages__lt: 150 }, Q(reviewed()).not()))).toEqual([]);
    expect(await books.filter(reviewed()).count()).toBe(3);
  });

  it('can be annotated, and a case', async () => {
    const query = books
      .annotate({ known: reviewed(), word: Case(When(reviewed(), Value('yes')), { default: Value('no') }) })
      .orderBy('pk')
      .valuesList('known', 'word');
    expect(await query).toEqual([
      [true, 'yes'],
      [true, 'yes'],
      [false, 'no'],
      [true, 'yes'],
      [false, 'no'],
      [false, 'no'],
    ]);
    expect(await books.annotate({ known: reviewed() }).filter({ known: true }).count()).toBe(3);
  });

  it('compares with more than the key', async () => {
    const query = books
      .annotate({ best: Max('authors__score') })
      .filter(Exists(reviews.filter({ book: OuterRef('pk'), stars__gte: OuterRef('best') })))
      .orderBy('pk');
    expect(await idsOf(query)).toEqual([1, 4]);
    const long = books.filter(Exists(books.filter({ pages__gt: OuterRef('pages') }))).orderBy('pk');
    expect(await idsOf(long)).toEqual([1, 3, 4]);
  });

  it('reaches out over two queries', async () => {
    const twice = reviews
      .filter({ book: OuterRef('pk') })
      .filter(Exists(reviews.filter({ book: OuterRef(OuterRef('pk')), stars__lt: OuterRef('stars') })));
    expect(await idsOf(books.filter(Exists(twice)))).toEqual([1]);
  });

  it('of no query is false', async () => {
    expect(await books.filter(Exists(reviews.none()))).toEqual([]);
    expect(await books.exclude(Exists(reviews.none())).count()).toBe(6);
  });
});

describe('Subquery()', () => {
  const newest = () =>
    reviews
      .filter({ book: OuterRef('pk') })
      .orderBy('-stars')
      .values('text');

  it('is the value of the first row, or null', async () => {
    const query = books.annotate({ text: Subquery(newest()) }).orderBy('pk');
    expect(await query.valuesList('pk', 'text')).toEqual([
      [1, 'good'],
      [2, 'bad'],
      [3, null],
      [4, 'fine'],
      [5, null],
      [6, null],
    ]);
    expect(await idsOf(query.filter({ text__startswith: 'f' }))).toEqual([4]);
    expect(await idsOf(books.orderBy(Subquery(newest()), 'pk'))).toEqual([3, 5, 6, 2, 4, 1]);
  });

  it('compares with a field', async () => {
    const average = books.values('publisher__name').annotate({ most: Max('pages') });
    const query = books.filter({
      pages: Subquery(average.filter({ publisher__name: OuterRef('publisher__name') } as AnyFilter).values('most')),
    });
    expect(await idsOf(query.orderBy('pk'))).toEqual([2, 3, 4]);
  });
});

describe('Writes', () => {
  it('change what the query finds, whatever else there is', async () => {
    expect(
      await books.filter({ pk__in: reviews.filter({ stars__lte: 3 }).values('book') }).update({ title: 'x' }),
    ).toBe(2);
    expect(await idsOf(books.filter({ title: 'x' }).orderBy('pk'))).toEqual([1, 2]);
    expect(await books.exclude(Exists(reviews.filter({ book: OuterRef('pk') }))).delete()).toEqual({
      deleted: 3,
      byModel: { Book: 3 },
    });
    expect(await idsOf(books.orderBy('pk'))).toEqual([1, 2, 4]);
  });
});

describe('What is refused before anything is sent', () => {
  it.each<[string, () => unknown, string]>([
    [
      'values of another kind',
      () => books.filter({ title__in: reviews.values('stars') } as AnyFilter),
      'cannot be compared with a IntegerField',
    ],
    [
      'rows of several values',
      () => books.filter({ pk__in: reviews.values('book', 'stars') } as AnyFilter),
      'one value for each row',
    ],
    ['a query that is no list', () => books.filter({ pk: reviews.values('book') } as AnyFilter), "goes with 'in'"],
    [
      'an outer name that there is not',
      () => books.filter(Exists(reviews.filter({ book: OuterRef('bok') }))),
      "Book has no field 'bok'",
    ],
    [
      'an outer reference of nothing',
      () => reviews.filter({ book: OuterRef('pk') }).toMql(),
      "OuterRef('pk') belongs into a query",
    ],
    ['Exists of what is no query', () => Exists([] as never), 'Exists() takes a queryset'],
    ['Subquery of what is no query', () => Subquery({ rows: 1 } as never), 'Subquery() takes a queryset'],
    [
      'an object like a query',
      () => books.filter({ pk__in: { query: {}, model: Review } } as AnyFilter),
      'needs an array or another iterable',
    ],
    [
      'a getOrCreate of it',
      () => books.getOrCreate({ pk__in: reviews.values('book') } as AnyFilter as never),
      'takes values',
    ],
  ])('%s', async (_, make, message) => {
    await expect(async () => make()).rejects.toThrow(FieldError);
    await expect(async () => make()).rejects.toThrow(message);
    expect(suite.sent()).toEqual([]);
  });

  it('a query of another database', async () => {
    const other = await connect({
      name: `${suite.database.name}_o`,
      uri: suite.database.uri,
      alias: 'other',
      models: [Book, Review],
    });
    try {
      const query = books.filter({ pk__in: reviews.using('other').values('book') }).using('default');
      const asked: readonly (() => PromiseLike<unknown>)[] = [
        () => query,
        () => query.count(),
        () => query.exists(),
        () => query.aggregate({ n: Count('*') }),
        () => query.explain(),
        () => query.rawAggregate([]),
        () => query.update({ title: 'x' }),
        () => query.delete(),
      ];
      for (const ask of asked) await expect(async () => ask()).rejects.toThrow(NotSupportedError);
      expect(suite.sent()).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('F of a wrong kind, and lookups that take values only', () => {
    expect(() => books.filter({ pages__gt: F('title') } as AnyFilter)).toThrow(
      'Book.pages__gt (IntegerField) cannot be compared with a CharField.',
    );
    expect(() => books.filter({ title__regex: F('title') } as AnyFilter)).toThrow(
      "'regex' takes a value, not an expression",
    );
    expect(() => books.filter({ publisher: F('title') } as AnyFilter)).toThrow(NotSupportedError);
    expect(() => books.filter({ pages__range: [F('id')] } as AnyFilter)).toThrow(FieldError);
  });
});
