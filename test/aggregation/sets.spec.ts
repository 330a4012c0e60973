import { describe, expect, it } from '@jest/globals';
import {
  type AnyFilter,
  type AnyPath,
  Count,
  Exists,
  F,
  FieldError,
  NotSupportedError,
  OuterRef,
  Sum,
} from 'nestjs-djongo';
import { Book, library, pipelineOf, Review, rowsOf } from './support.js';

const suite = library();
const books = Book.objects;
const reviews = Review.objects;
const long = () => books.filter({ pages__gte: 200 });
const tagged = () => books.filter({ tags: 'a' });

async function idsOf(query: PromiseLike<{ readonly id: number }[]> & { toMql(): object }): Promise<number[]> {
  return (await rowsOf(suite, query)).map(({ id }) => id);
}

describe('Sets of models of one collection', () => {
  it('are one find', async () => {
    const union = long().union(tagged()).orderBy('pk');
    expect(union.toMql()).toEqual({
      find: 'book',
      filter: { $or: [{ pages: { $gte: 200 } }, { tags: 'a' }] },
      sort: { _id: 1 },
    });
    expect(await idsOf(union)).toEqual([1, 2, 3, 4]);
    const intersection = long().intersection(tagged());
    expect(intersection.toMql().filter).toEqual({ $and: [{ pages: { $gte: 200 } }, { tags: 'a' }] });
    expect(await idsOf(intersection)).toEqual([2]);
    const difference = long()
      .difference(tagged(), books.filter({ pk: 4 }))
      .orderBy('pk');
    expect(difference.toMql().filter).toEqual({ $and: [{ pages: { $gte: 200 } }], $nor: [{ tags: 'a' }, { _id: 4 }] });
    expect(await idsOf(difference)).toEqual([3]);
  });

  it('can be combined again, counted, sliced and reversed', async () => {
    const three = long().union(tagged(), books.filter({ pk: 6 }));
    expect(await three.count()).toBe(5);
    expect(await three.exists()).toBe(true);
    expect(await idsOf(three.orderBy('-pk').slice(1, 3))).toEqual([4, 3]);
    expect(await idsOf(three.union(books.filter({ pk: 5 })).orderBy('pk'))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await idsOf(three.intersection(books.filter({ pk__lte: 2 })).orderBy('pk'))).toEqual([1, 2]);
    expect((await three.orderBy('pk').first())?.id).toBe(1);
    expect((await three.orderBy('pk').last())?.id).toBe(6);
    expect(await three.orderBy('pk').valuesList('id', { flat: true })).toEqual([1, 2, 3, 4, 6]);
  });

  it('keep conditions on elements apart', async () => {
    const either = books.filter({ authors__name: 'Paul' }).intersection(books.filter({ authors__score: 3 }));
    expect(await idsOf(either)).toEqual([1]);
    const same = books.filter({ authors__name: 'Paul', authors__score: 3 });
    expect(await idsOf(same)).toEqual([]);
  });

  it('take slices, annotations and subqueries by a pipeline', async () => {
    const first = books.orderBy('pk').slice(2);
    const last = books.orderBy('-pk').slice(1);
    const union = first.union(last).orderBy('pk');
    expect(pipelineOf(union)).toEqual([
      { $sort: { _id: 1 } },
      { $limit: 2 },
      { $unionWith: { coll: 'book', pipeline: [{ $sort: { _id: -1 } }, { $limit: 1 }] } },
      { $group: { _id: '$_id', row: { $first: '$$ROOT' } } },
      { $replaceWith: '$row' },
      { $sort: { _id: 1 } },
    ]);
    expect(await idsOf(union)).toEqual([1, 2, 6]);
    expect(await idsOf(first.intersection(tagged(), books.filter({ pk: 2 })))).toEqual([2]);
    expect(await idsOf(books.orderBy('pk').slice(3).difference(first))).toEqual([3]);
    const reviewed = books.filter(Exists(reviews.filter({ book: OuterRef('pk') })));
    expect(await idsOf(reviewed.difference(tagged()))).toEqual([4]);
    const counted = long()
      .annotate({ n: Count('authors') })
      .union(tagged().annotate({ n: Count('authors') }))
      .orderBy('-n', 'pk');
    expect((await rowsOf(suite, counted)).map(({ id, n }) => [id, n])).toEqual([
      [1, 2],
      [2, 1],
      [4, 1],
      [3, 0],
    ]);
  });

  it('with all: true have rows as often as they come', async () => {
    expect(await idsOf(long().union(tagged(), { all: true }).orderBy('pk'))).toEqual([1, 2, 2, 3, 4]);
    expect(await long().union(tagged(), { all: true }).count()).toBe(5);
  });
});

describe('Sets of rows of values()', () => {
  it('are matched by place, across models, each row once', async () => {
    const union = books
      .filter({ pages: 200 })
      .values('pages', 'tags')
      .union(reviews.filter({ stars: 5 }).values('book', 'text') as never)
      .orderBy('pages', 'tags');
    expect(await rowsOf(suite, union)).toEqual([
      { pages: 1, tags: 'good' },
      { pages: 200, tags: [] },
      { pages: 200, tags: ['c'] },
    ]);
    const names = books
      .valuesList('publisher__name', { flat: true })
      .union(books.valuesList('title', { flat: true }) as never)
      .orderBy('publisher__name');
    expect(await names.count()).toBe(9);
    expect((await names).slice(0, 3)).toEqual([null, 'Abbey', 'Apple']);
  });

  it('intersect and differ as whole rows', async () => {
    const ids = books.values('id');
    const reviewed = reviews.values('book') as never;
    expect(await ids.intersection(reviewed).orderBy('id')).toEqual([{ id: 1 }, { id: 2 }, { id: 4 }]);
    expect(await ids.difference(reviewed).orderBy('id')).toEqual([{ id: 3 }, { id: 5 }, { id: 6 }]);
    const groups = books.values('publisher__name').annotate({ total: Sum('pages') });
    expect(await groups.intersection(groups.filter({ total__gt: 0 })).orderBy('publisher__name')).toEqual([
      { publisher__name: 'Apple', total: 400 },
      { publisher__name: 'Parlophone', total: 400 },
    ]);
  });
});

describe('What is refused', () => {
  it.each<[string, () => unknown]>([
    ['models with rows', () => long().union(books.values('id') as never)],
    ['models of two collections', () => long().union(reviews.all() as never)],
    ['rows of another length', () => books.values('id').union(books.values('id', 'title') as never)],
    [
      'other annotations',
      () =>
        long()
          .annotate({ n: Count('tags') })
          .union(tagged() as never),
    ],
    ['filter() after', () => long().union(tagged()).filter({ pk: 1 })],
    ['exclude() after', () => long().union(tagged()).exclude({ pk: 1 })],
    [
      'annotate() after',
      () =>
        long()
          .union(tagged())
          .annotate({ n: Count('tags') }),
    ],
    ['distinct() after', () => long().union(tagged()).distinct()],
    ['only() after', () => long().union(tagged()).only('title')],
    ['other values of rows', () => books.values('id', 'title').union(books.values('id', 'title')).values('id')],
  ])('%s', (_, make) => {
    expect(make).toThrow(NotSupportedError);
    expect(suite.sent()).toEqual([]);
  });

  it('writing, and what is no queryset', async () => {
    await expect(long().union(tagged()).update({ title: 'x' })).rejects.toThrow(NotSupportedError);
    await expect(long().union(tagged()).delete()).rejects.toThrow(NotSupportedError);
    expect(() => long().union([] as never)).toThrow(FieldError);
    for (const none of [undefined, null, 5, 'x'])
      expect(() => long().union(tagged(), none as never)).toThrow(FieldError);
    expect(() => long().union({ all: 1 } as never)).toThrow(FieldError);
    expect(() => long().union({ evil: true } as never)).toThrow(FieldError);
    expect(() => long().intersection()).toThrow(FieldError);
    expect(suite.sent()).toEqual([]);
  });
});

describe('distinct()', () => {
  it('gives each row of values() once, in an order of what they have', async () => {
    const query = books.values('publisher__name').distinct().orderBy('-publisher__name');
    expect(pipelineOf(query)).toEqual([
      { $group: { _id: { publisher__name: { $ifNull: ['$publisher.name', null] } } } },
      { $sort: { '_id.publisher__name': -1 } },
      { $project: { _id: 0, publisher__name: '$_id.publisher__name' } },
    ]);
    expect(await rowsOf(suite, query)).toEqual([
      { publisher__name: 'Parlophone' },
      { publisher__name: 'Apple' },
      { publisher__name: null },
    ]);
    expect(await query.count()).toBe(3);
    expect(await query.slice(1)).toEqual([{ publisher__name: 'Parlophone' }]);
    expect(await books.valuesList('pages', { flat: true }).distinct().orderBy('pages')).toEqual([null, 100, 200, 300]);
    expect(
      await books
        .annotate({ n: Count('authors') })
        .values('n')
        .distinct()
        .orderBy('n'),
    ).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
    const groups = books
      .values('publisher__name')
      .annotate({ n: Count('*') })
      .values('n')
      .distinct();
    expect(await groups).toEqual([{ n: 2 }]);
  });

  it('of models is no different', async () => {
    expect(books.distinct().toMql()).toEqual({ find: 'book', filter: {} });
    expect(await books.distinct().count()).toBe(6);
  });

  it('with fields gives the first document of each', async () => {
    const query = books.filter({ pages__gt: 0 }).orderBy('publisher__name', '-pages', 'pk').distinct('publisher__name');
    expect(await idsOf(query)).toEqual([2, 3]);
    expect(await query.count()).toBe(2);
    expect(await idsOf(query.slice(1))).toEqual([2]);
    expect(await books.orderBy('publisher__name', 'pk').distinct('publisher__name').values('id')).toEqual([
      { id: 5 },
      { id: 1 },
      { id: 3 },
    ]);
  });

  it('is refused of slices, and by what is not there', async () => {
    expect(() => books.slice(2).distinct()).toThrow(NotSupportedError);
    expect(() => books.distinct('nope' as 'title')).toThrow(FieldError);
    await expect(async () => books.values('title').distinct().orderBy('pages')).rejects.toThrow(FieldError);
    await expect(books.orderBy('pk').distinct('title').update({ title: 'x' })).rejects.toThrow(NotSupportedError);
  });
});

describe('only() and defer()', () => {
  it('read some fields, and write no others', async () => {
    const query = books.filter({ pk: 1 }).only('title', 'pages');
    expect(query.toMql()).toEqual({ find: 'book', filter: { _id: 1 }, projection: { _id: 1, t: 1, pages: 1 } });
    const [book] = await rowsOf(suite, query);
    expect(book).toBeInstanceOf(Book);
    expect([book?.id, book?.title, book?.pages, book?.price, book?.authors]).toEqual([
      1,
      'Abbey',
      100,
      undefined,
      undefined,
    ]);
    expect(book?.toJSON()).toEqual({ id: 1, title: 'Abbey', pages: 100 });
    if (book === undefined) throw new Error('There is one.');
    Object.assign(book, { title: 'x' });
    await book.save();
    expect(suite.sent().at(-1)).toMatchObject({
      update: 'book',
      updates: [{ q: { _id: 1 }, u: { $set: { t: 'x', pages: 100 } } }],
    });
    Object.assign(book, { rating: 1 });
    await book.save();
    expect(await suite.database.db.collection<{ _id: number }>('book').findOne({ _id: 1 })).toMatchObject({
      t: 'x',
      rating: 1,
      tags: ['a', 'b'],
      sales: [1, 2, 3],
    });
    await book.refreshFromDb('tags');
    expect([book.tags, book.authors]).toEqual([['a', 'b'], undefined]);
    await book.refreshFromDb();
    expect(book.authors).toHaveLength(2);
    await book.save({ updateFields: ['authors'] });
  });

  it('leave out some fields, one call after the other', async () => {
    const [book] = await books.filter({ pk: 1 }).defer('authors', 'extra').defer('tags');
    expect([book?.title, book?.authors, book?.extra, book?.tags]).toEqual(['Abbey', undefined, undefined, undefined]);
    expect(books.only('title', 'pages').defer('pages').toMql().projection).toEqual({ _id: 1, t: 1 });
    expect(books.only('title').only('pages').toMql().projection).toEqual({ _id: 1, pages: 1 });
  });

  it('go with annotations', async () => {
    const query = books
      .annotate({ n: Count('authors') })
      .only('title')
      .orderBy('pk')
      .slice(1);
    expect(pipelineOf(query).at(-1)).toEqual({ $project: { _id: 1, t: 1, n: 1 } });
    const [book] = await rowsOf(suite, query);
    expect(book?.toJSON()).toEqual({ id: 1, title: 'Abbey', n: 2 });
  });

  it('refuse what is no field of the model', () => {
    expect(() => books.only('nope' as 'title')).toThrow(FieldError);
    expect(() => books.only('publisher__name' as 'title')).toThrow(FieldError);
    expect(() => books.values('title').only('title')).toThrow(NotSupportedError);
  });
});

describe('rawAggregate()', () => {
  it('makes instances of what a pipeline gives, after the conditions of the query', async () => {
    const query = books
      .filter({ pages__gte: 200 })
      .rawAggregate<{ double: number }>([{ $set: { double: { $multiply: ['$pages', 2] } } }, { $sort: { _id: 1 } }]);
    expect(query.toMql()).toEqual({
      aggregate: 'book',
      pipeline: [
        { $match: { pages: { $gte: 200 } } },
        { $set: { double: { $multiply: ['$pages', 2] } } },
        { $sort: { _id: 1 } },
      ],
      cursor: {},
    });
    const rows = await rowsOf(suite, query);
    expect(rows[0]).toBeInstanceOf(Book);
    expect(rows.map(({ id, double }) => [id, double])).toEqual([
      [2, 600],
      [3, 400],
      [4, 400],
    ]);
    expect(rows[0]?.publisher?.name).toBe('Apple');
    expect(rows[0]?.toJSON()).toMatchObject({ double: 600 });
    const seen: number[] = [];
    for await (const { id } of query) seen.push(id);
    expect(seen).toEqual([2, 3, 4]);
  });

  it('goes on from what the query annotates, and keeps its options', async () => {
    const query = books
      .annotate({ n: Count('authors') })
      .comment('raw')
      .configure({ batchSize: 2, maxTimeMS: 5_000 })
      .rawAggregate<{ n: number }>([{ $match: { n: { $gt: 0 } } }, { $sort: { n: -1, _id: 1 } }]);
    expect(query.toMql()).toMatchObject({ cursor: { batchSize: 2 }, comment: 'raw', maxTimeMS: 5_000 });
    expect((await query).map(({ id, n }) => [id, n])).toEqual([
      [1, 2],
      [2, 1],
      [4, 1],
    ]);
  });

  it('leaves undefined what the documents lack, and saves only what was read', async () => {
    const [book] = await books.filter({ pk: 1 }).rawAggregate([{ $project: { t: 1 } }]);
    expect([book?.title, book?.pages]).toEqual(['Abbey', undefined]);
    await book?.save();
    expect(suite.sent().at(-1)).toMatchObject({ updates: [{ u: { $set: { t: 'Abbey' } } }] });
  });

  it('refuses documents without a key, what is no pipeline, and rows', async () => {
    await expect(books.rawAggregate([{ $project: { _id: 0, t: 1 } }])).rejects.toThrow(FieldError);
    expect(() => books.rawAggregate({ $match: {} } as never)).toThrow(FieldError);
    expect(() => books.rawAggregate(['x'] as never)).toThrow(FieldError);
    expect(() => books.values('title').rawAggregate([])).toThrow(NotSupportedError);
    await expect(books.filter({ pk: OuterRef('book') }).rawAggregate([])).rejects.toThrow(FieldError);
    expect(() => books.filter({ nope: 1 } as AnyFilter)).toThrow(FieldError);
  });
});

describe('orderBy()', () => {
  it('takes expressions, nulls where they are wanted, and chance', async () => {
    expect(await idsOf(books.orderBy(F('pages').desc({ nulls: 'first' }), 'pk'))).toEqual([5, 6, 2, 3, 4, 1]);
    expect(await idsOf(books.orderBy(F('pages').asc({ nulls: 'last' }), '-pk'))).toEqual([1, 4, 3, 2, 6, 5]);
    expect(await idsOf(books.orderBy(F('pages').asc({ nulls: 'last' }), '-pk').reverse())).toEqual([5, 6, 2, 3, 4, 1]);
    expect(await idsOf(books.orderBy(F('pages').mul(-1), F('id').desc()).slice(4))).toEqual([6, 5, 2, 4]);
    expect(books.orderBy(F('pages').desc()).toMql()).toEqual({ find: 'book', filter: {}, sort: { pages: -1 } });
    const byYear = books.orderBy(F('published__year').desc(), 'pk');
    expect(pipelineOf(byYear).some((stage) => '$sort' in stage)).toBe(true);
    expect(await idsOf(byYear)).toEqual([3, 4, 1, 2, 5, 6]);
    expect(() => books.orderBy(F('published__gt' as AnyPath).desc())).toThrow(FieldError);
    expect(() => books.orderBy('published__year' as never)).toThrow(FieldError);
    const orders = new Set<string>();
    for (let i = 0; i < 40; i += 1) orders.add((await idsOf(books.orderBy('?'))).join());
    expect(orders.size).toBeGreaterThan(1);
    expect([...orders].map((order) => order.split(',').length)).toEqual([...orders].map(() => 6));
  });
});

describe('Sets of sets', () => {
  it('read values as the first query has them', async () => {
    const prices = () => books.values('price');
    const nested = prices()
      .union(prices())
      .intersection(prices())
      .difference(books.filter({ pk: 1 }).values('price'));
    expect(await nested.orderBy('price')).toEqual([
      { price: null },
      { price: '0.25' },
      { price: '5.50' },
      { price: '20.25' },
    ]);
    const light = long()
      .only('title')
      .annotate({ n: Count('authors') })
      .union(
        long()
          .only('title')
          .annotate({ n: Count('authors') }),
      );
    expect((await light.orderBy('pk').first())?.toJSON()).toEqual({ id: 2, title: 'Help', n: 1 });
    const inner = books
      .filter({ pk: 1 })
      .values('id')
      .union(books.filter({ pk: 2 }).values('id'));
    expect(await idsOf(books.filter({ pk__in: inner } as AnyFilter).orderBy('pk'))).toEqual([1, 2]);
  });
});
