import { describe, expect, it } from '@jest/globals';
import {
  type AnyFilter,
  ArrayAgg,
  Avg,
  Count,
  F,
  FieldError,
  First,
  Last,
  Max,
  Min,
  NotSupportedError,
  Q,
  StdDev,
  Sum,
  Variance,
} from 'nestjs-djongo';
import { Book, day, library, pipelineOf, rowsOf } from './support.js';

const suite = library();
const books = Book.objects;
const PUBLISHERS = { $group: { _id: { publisher__name: { $ifNull: ['$publisher.name', null] } }, n: { $sum: 1 } } };

describe('values().annotate()', () => {
  it('makes one row of the documents with the same values; null and missing are the same', async () => {
    const query = books
      .values('publisher__name')
      .annotate({ n: Count('*') })
      .orderBy('-n', 'publisher__name');
    expect(pipelineOf(query)).toEqual([
      PUBLISHERS,
      { $sort: { n: -1, '_id.publisher__name': 1 } },
      { $project: { _id: 0, publisher__name: '$_id.publisher__name', n: 1 } },
    ]);
    expect(await rowsOf(suite, query)).toEqual([
      { publisher__name: null, n: 2 },
      { publisher__name: 'Apple', n: 2 },
      { publisher__name: 'Parlophone', n: 2 },
    ]);
  });

  it('filters documents before they are grouped, and groups by their aggregates', async () => {
    const query = books
      .filter({ pages__gt: 100 })
      .values('publisher__name')
      .annotate({ n: Count('*'), most: Max('pages') })
      .filter({ n__gt: 1, tags__len: 1 })
      .filter({ title__gte: 'R' });
    expect(pipelineOf(query)).toEqual([
      { $match: { pages: { $gt: 100 }, tags: { $size: 1 }, t: { $gte: 'R' } } },
      { $group: { ...PUBLISHERS.$group, most: { $max: '$pages' } } },
      { $match: { n: { $gt: 1 } } },
      { $project: { _id: 0, publisher__name: '$_id.publisher__name', n: 1, most: 1 } },
    ]);
    expect(await rowsOf(suite, query)).toEqual([]);
    const one = query.exclude({ n: 7 });
    expect(await rowsOf(suite, one)).toEqual([]);
  });

  it('has conditions on keys and aggregates together met by groups', async () => {
    const query = books
      .values('publisher__name')
      .annotate({ n: Count('*'), most: Max('pages') })
      .filter(Q({ most__gte: 300 }).or({ publisher__name: null }))
      .orderBy('publisher__name');
    expect(await rowsOf(suite, query)).toEqual([
      { publisher__name: null, n: 2, most: null },
      { publisher__name: 'Apple', n: 2, most: 300 },
    ]);
    expect(() =>
      books
        .values('publisher__name')
        .annotate({ n: Count('*') })
        .filter(Q({ n: 1 }).or({ title: 'x' }) as unknown as AnyFilter),
    ).toThrow("Book has no field 'title' in its rows");
  });
});

describe('Aggregates of groups', () => {
  const grouped = <A extends object>(annotations: A) =>
    books
      .values('publisher__name')
      .annotate(annotations as { x: ReturnType<typeof Count> })
      .orderBy('publisher__name');

  it('Sum, Avg, Min, Max and Count build no array', async () => {
    const query = grouped({
      sum: Sum('pages'),
      mean: Avg('rating'),
      cost: Sum('price'),
      least: Min('published'),
      most: Max('title'),
      all: Count('*'),
      some: Count('pages'),
      long: Count('*', { filter: { pages__gt: 150 } }),
      sold: Sum('sales'),
      average: Avg('sales'),
      writers: Count('authors'),
      scores: Sum('authors__score'),
      active: Count('authors', { filter: { authors__active: true } }),
    });
    expect(JSON.stringify(pipelineOf(query))).not.toMatch(/\$push|\$addToSet/);
    const rows: unknown = await rowsOf(suite, query);
    expect(rows).toEqual([
      {
        publisher__name: null,
        sum: null,
        mean: null,
        cost: null,
        least: null,
        most: 'Null',
        all: 2,
        some: 0,
        long: 0,
        sold: null,
        average: null,
        writers: 0,
        scores: null,
        active: 0,
      },
      {
        publisher__name: 'Apple',
        sum: 400,
        mean: 3,
        cost: '15.50',
        least: day('2020-01-15'),
        most: 'Help',
        all: 2,
        some: 2,
        long: 1,
        sold: 6,
        average: 2,
        writers: 3,
        scores: 8,
        active: 2,
      },
      {
        publisher__name: 'Parlophone',
        sum: 400,
        mean: 4,
        cost: '20.50',
        least: day('2021-03-10'),
        most: 'Soul',
        all: 2,
        some: 2,
        long: 2,
        sold: 20,
        average: expect.closeTo(20 / 3, 9),
        writers: 1,
        scores: 1,
        active: 1,
      },
    ]);
  });

  it('deviations, distinct values, arrays, first and last', async () => {
    const rows: unknown = await rowsOf(
      suite,
      grouped({
        dev: StdDev('pages'),
        sample: Variance('pages', { sample: true }),
        spread: StdDev('sales'),
        lengths: Count('pages', { distinct: true }),
        once: Sum('pages', { distinct: true }),
        labels: Count('tags', { distinct: true }),
        titles: ArrayAgg('title', { orderBy: ['-title'] }),
        long: ArrayAgg('title', { filter: { pages__gt: 150 }, orderBy: ['title'] }),
        names: ArrayAgg('authors__name'),
        first: First('title', { orderBy: ['-pages', 'pk'] }),
        last: Last('title', { orderBy: ['pages', '-pk'] }),
        firstLong: First('title', { filter: { pages__gt: 150 }, orderBy: ['pk'] }),
        lastLong: Last('title', { filter: { pages__lt: 150 }, orderBy: ['pk'] }),
      }),
    );
    expect(rows).toEqual([
      {
        publisher__name: null,
        dev: null,
        sample: null,
        spread: null,
        lengths: 0,
        once: null,
        labels: 0,
        titles: ['Null', 'Bare'],
        long: [],
        names: [],
        first: 'Bare',
        last: 'Bare',
        firstLong: null,
        lastLong: null,
      },
      {
        publisher__name: 'Apple',
        dev: 100,
        sample: 20_000,
        spread: expect.closeTo(0.8165, 3),
        lengths: 2,
        once: 400,
        labels: 2,
        titles: ['Help', 'Abbey'],
        long: ['Help'],
        names: ['Paul', 'John', 'Paul'],
        first: 'Help',
        last: 'Help',
        firstLong: 'Help',
        lastLong: 'Abbey',
      },
      {
        publisher__name: 'Parlophone',
        dev: 0,
        sample: 0,
        spread: expect.closeTo(2.494, 3),
        lengths: 1,
        once: 200,
        labels: 1,
        titles: ['Soul', 'Rubber'],
        long: ['Rubber', 'Soul'],
        names: ['Ringo'],
        first: 'Rubber',
        last: 'Rubber',
        firstLong: 'Rubber',
        lastLong: null,
      },
    ]);
  });

  it('can be computed with', async () => {
    const query = books
      .values('publisher__name')
      .annotate({ per: Sum('pages').div(Count('*')), n: Count('*') })
      .annotate({ twice: F('n').mul(2) })
      .orderBy('-twice', 'publisher__name');
    expect(await rowsOf(suite, query)).toEqual([
      { publisher__name: null, per: null, n: 2, twice: 4 },
      { publisher__name: 'Apple', per: 200, n: 2, twice: 4 },
      { publisher__name: 'Parlophone', per: 200, n: 2, twice: 4 },
    ]);
  });
});

describe('What tells groups apart', () => {
  it('annotations of documents, before values() and beside the aggregate', async () => {
    const query = books
      .annotate({ n: Count('authors') })
      .values('n')
      .annotate({ books: Count('*') })
      .orderBy('n');
    expect(await rowsOf(suite, query)).toEqual([
      { n: 0, books: 3 },
      { n: 1, books: 2 },
      { n: 2, books: 1 },
    ]);
    const years = books
      .values()
      .values('pages')
      .annotate({ year: F('published__year'), n: Count('*') })
      .orderBy('year', 'pages');
    expect(await rowsOf(suite, years)).toEqual([
      { pages: null, year: null, n: 2 },
      { pages: 100, year: 2020, n: 1 },
      { pages: 300, year: 2020, n: 1 },
      { pages: 200, year: 2021, n: 2 },
    ]);
  });

  it('an array as a whole', async () => {
    const query = books
      .values('tags')
      .annotate({ n: Count('*') })
      .orderBy('-n')
      .slice(1);
    expect(await rowsOf(suite, query)).toEqual([{ tags: [], n: 2 }]);
  });

  it('several fields, JSON and the primary key among them', async () => {
    const query = books
      .values('publisher__name', 'extra__k__deep')
      .annotate({ n: Count('*') })
      .filter({ n: 2 });
    expect(await query).toEqual(
      expect.arrayContaining([{ publisher__name: 'Parlophone', extra__k__deep: null, n: 2 }]),
    );
    expect(
      await books
        .filter({ pk__lte: 2 })
        .values('pk')
        .annotate({ n: Count('*') })
        .orderBy('pk'),
    ).toEqual([
      { pk: 1, n: 1 },
      { pk: 2, n: 1 },
    ]);
  });
});

describe('The rows of groups', () => {
  it('are counted, sliced, selected, listed and streamed', async () => {
    const groups = books.values('publisher__name').annotate({ n: Count('*') });
    expect(await groups.count()).toBe(3);
    expect(await groups.exists()).toBe(true);
    expect(await groups.filter({ n__gt: 5 }).exists()).toBe(false);
    expect(await groups.orderBy('publisher__name').slice(1, 2)).toEqual([{ publisher__name: 'Apple', n: 2 }]);
    expect(await groups.orderBy('publisher__name').values('n')).toEqual([{ n: 2 }, { n: 2 }, { n: 2 }]);
    expect(await groups.orderBy('publisher__name').valuesList('publisher__name', { flat: true })).toEqual([
      null,
      'Apple',
      'Parlophone',
    ]);
    expect(await groups.orderBy('publisher__name').valuesList()).toEqual([
      [null, 2],
      ['Apple', 2],
      ['Parlophone', 2],
    ]);
    expect(
      await books
        .valuesList('publisher__name')
        .annotate({ n: Count('*') })
        .orderBy('publisher__name'),
    ).toEqual([
      [null, 2],
      ['Apple', 2],
      ['Parlophone', 2],
    ]);
    const seen: unknown[] = [];
    for await (const row of groups.orderBy('publisher__name')) seen.push(row.publisher__name);
    expect(seen).toEqual([null, 'Apple', 'Parlophone']);
    expect(await groups.orderBy('-publisher__name').first()).toEqual({ publisher__name: 'Parlophone', n: 2 });
  });

  it('have aggregates of their own', async () => {
    const groups = books.values('publisher__name').annotate({ n: Count('*'), total: Sum('pages') });
    expect(await groups.aggregate({ most: Max('total'), groups: Count('*'), mean: Avg('n') })).toEqual({
      most: 400,
      groups: 3,
      mean: 2,
    });
  });

  it('are neither changed nor deleted', async () => {
    const groups = books
      .values('publisher__name')
      .annotate({ n: Count('*') })
      .all();
    await expect(groups.update({ title: 'x' })).rejects.toThrow(NotSupportedError);
    await expect(groups.delete()).rejects.toThrow(NotSupportedError);
    expect(suite.sent()).toEqual([]);
  });

  it('refuse an aggregate of an aggregate', () => {
    const groups = books.values('publisher__name').annotate({ n: Count('*') });
    expect(() => groups.annotate({ m: Sum('n') } as never)).toThrow(
      "Book: Sum('n') cannot be computed: 'n' is an aggregate itself.",
    );
    expect(() => books.annotate({ m: Sum(Sum('pages')) } as never)).toThrow(FieldError);
    expect(() => books.values('tags').annotate({ m: Sum(Count('pages').add(1)) } as never)).toThrow(FieldError);
  });

  it('refuse values that are neither keys nor aggregates', () => {
    const groups = books.values('publisher__name').annotate({ n: Count('*') });
    expect(() => groups.annotate({ x: F('title') } as never)).toThrow("Book has no field 'title' in its rows");
    expect(() => groups.orderBy('title' as 'n')).toThrow(FieldError);
    expect(() => groups.values('title' as 'n')).toThrow(FieldError);
    expect(() =>
      books
        .orderBy('pk')
        .slice(2)
        .values('tags')
        .annotate({ n: Count('*') }),
    ).toThrow(NotSupportedError);
  });
});

describe('aggregate()', () => {
  it('gives one row, whatever there is', async () => {
    const found = await books.aggregate({
      mean: Avg('rating'),
      n: Count('*'),
      cost: Sum('price'),
      last: Max('published'),
    });
    expect(found).toEqual({ mean: 3.5, n: 6, cost: '36.00', last: day('2021-03-20') });
    expect(suite.sent()).toEqual([
      expect.objectContaining({
        aggregate: 'book',
        pipeline: [
          {
            $group: {
              _id: null,
              mean: { $avg: '$rating' },
              n: { $sum: 1 },
              cost__sum: { $sum: '$price' },
              cost__count: { $sum: { $cond: [{ $isNumber: '$price' }, 1, 0] } },
              last: { $max: '$published' },
            },
          },
          { $set: { cost: { $cond: [{ $eq: ['$cost__count', 0] }, null, '$cost__sum'] } } },
          { $project: { _id: 0, mean: 1, n: 1, cost: 1, last: 1 } },
        ],
      }),
    ]);
  });

  it('of nothing is null, or 0 for Count, and computes with that', async () => {
    const nothing = books.filter({ pages__gt: 9_999 });
    const expected = { mean: null, n: 0, total: null, next: 1, list: null };
    const asked = {
      mean: Avg('rating'),
      n: Count('*'),
      total: Sum('pages'),
      next: Count('*').add(1),
      list: ArrayAgg('title'),
    };
    expect(await nothing.aggregate(asked)).toEqual({ ...expected, list: [] });
    const { next, ...plain } = asked;
    expect(next).toBeDefined();
    expect(await nothing.aggregate(plain)).toEqual({ mean: null, n: 0, total: null, list: null });
    expect(await books.none().aggregate(plain)).toEqual({ mean: null, n: 0, total: null, list: null });
    expect(await books.filter({ pk__in: [] }).aggregate(plain)).toEqual({ mean: null, n: 0, total: null, list: null });
  });

  it('goes over slices, annotations and rows each once', async () => {
    expect(
      await books
        .orderBy('pk')
        .slice(2)
        .aggregate({ sum: Sum('pages') }),
    ).toEqual({ sum: 400 });
    expect(
      await books
        .orderBy('-pk')
        .slice(3, 6)
        .aggregate({ sum: Sum('pages') }),
    ).toEqual({ sum: 600 });
    expect(await books.annotate({ k: Count('authors') }).aggregate({ mean: Avg('k') })).toEqual({
      mean: expect.closeTo(4 / 6, 9),
    });
    expect(
      await books
        .values('pages')
        .distinct()
        .aggregate({ n: Count('pages') }),
    ).toEqual({ n: 3 });
  });

  it('refuses what is none', async () => {
    await expect(books.aggregate({ x: F('pages') } as never)).rejects.toThrow(FieldError);
    await expect(books.aggregate({ x: 1 } as never)).rejects.toThrow(FieldError);
    await expect(books.aggregate({ a: Sum('pages'), b: Sum('a') })).rejects.toThrow(FieldError);
    await expect(books.aggregate({ a: Sum('nope') } as never)).rejects.toThrow("Book has no field 'nope'");
    expect(suite.sent()).toEqual([]);
  });
});
