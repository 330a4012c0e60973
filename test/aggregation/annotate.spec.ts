import { describe, expect, it } from '@jest/globals';
import {
  type AnyFilter,
  ArrayAgg,
  Avg,
  Case,
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
  Value,
  Variance,
  When,
} from 'nestjs-djongo';
import { Book, day, library, pipelineOf, rowsOf } from './support.js';

const suite = library();
const books = Book.objects;
const LIST = (path: string) => ({ $cond: [{ $isArray: [path] }, path, []] });

describe('annotate()', () => {
  it('sets a value on each instance, which saving leaves alone', async () => {
    const query = books.annotate({ n: Count('authors') }).orderBy('pk');
    expect(query.toMql()).toEqual({
      aggregate: 'book',
      pipeline: [{ $sort: { _id: 1 } }, { $set: { n: { $size: LIST('$authors') } } }],
      cursor: {},
    });
    const rows = await rowsOf(suite, query);
    expect(rows.map(({ id, n }) => [id, n])).toEqual([
      [1, 2],
      [2, 1],
      [3, 0],
      [4, 1],
      [5, 0],
      [6, 0],
    ]);
    expect(rows[0]).toBeInstanceOf(Book);
    expect(rows[0]?.toJSON()).toMatchObject({ id: 1, title: 'Abbey', n: 2 });
    expect(rows[0]?.toObject()).toMatchObject({ n: 2 });
    await rows[0]?.save();
    expect(rows[0]?.toJSON()).toMatchObject({ n: 2 });
    expect(await suite.database.db.collection('book').countDocuments({ n: { $exists: true } })).toBe(0);
  });

  it('computes what is filtered and ordered by before, and the rest for the rows that are left', async () => {
    const query = books
      .annotate({ n: Count('authors'), half: F('pages').div(2), tagged: Count('tags') })
      .filter({ pages__gte: 100, n__gte: 1 })
      .orderBy('-half', 'pk')
      .slice(2);
    expect(pipelineOf(query)).toEqual([
      { $match: { pages: { $gte: 100 } } },
      { $set: { n: { $size: LIST('$authors') } } },
      { $match: { n: { $gte: 1 } } },
      { $set: { half: { $divide: ['$pages', 2] } } },
      { $sort: { half: -1, _id: 1 } },
      { $limit: 2 },
      { $set: { tagged: { $size: LIST('$tags') } } },
    ]);
    const rows = await rowsOf(suite, query);
    expect(rows.map(({ id, n, half, tagged }) => [id, n, half, tagged])).toEqual([
      [2, 1, 150, 2],
      [4, 1, 100, 1],
    ]);
  });

  it('refers to annotations before, in stages of their own', async () => {
    const query = books
      .annotate({ n: Count('authors'), m: F('n').mul(10) })
      .annotate({ k: F('m').add(F('n')) })
      .filter({ k__gt: 0 })
      .values('id', 'k')
      .orderBy('id');
    expect(pipelineOf(query).slice(0, 3)).toEqual([
      { $set: { n: { $size: LIST('$authors') } } },
      { $set: { m: { $multiply: ['$n', 10] } } },
      { $set: { k: { $add: ['$m', '$n'] } } },
    ]);
    expect(await rowsOf(suite, query)).toEqual([
      { id: 1, k: 22 },
      { id: 2, k: 11 },
      { id: 4, k: 11 },
    ]);
  });

  it('has the lookups of what it gives', async () => {
    const query = books.annotate({ what: Case(When({ pages__gt: 150 }, Value('long')), { default: Value('short') }) });
    const ids = async (where: AnyFilter) => (await query.filter(where).orderBy('pk')).map(({ id }) => id);
    expect(await ids({ what: 'long' })).toEqual([2, 3, 4]);
    expect(await ids({ what__istartswith: 'LO' })).toEqual([2, 3, 4]);
    expect(await ids({ what__in: ['short', 'x'] })).toEqual([1, 5, 6]);
    const dated = books.annotate({ year: F('published__year'), when: F('published') });
    expect(await dated.filter({ year__gte: 2021 }).count()).toBe(2);
    expect(await dated.filter({ when__month: 3 }).count()).toBe(2);
    expect(() => dated.filter({ year__startswith: '20' } as AnyFilter)).toThrow(FieldError);
    expect(() => query.filter({ what__year: 2020 } as AnyFilter)).toThrow(FieldError);
  });

  it('is null, not an error, where a value is', async () => {
    const rows = await books
      .annotate({ sum: F('pages').add(1), half: F('pages').div(0), rest: F('pages').mod(0) })
      .orderBy('pk')
      .values('sum', 'half', 'rest');
    expect(rows.at(0)).toEqual({ sum: 101, half: null, rest: null });
    expect(rows.at(4)).toEqual({ sum: null, half: null, rest: null });
    expect(rows.at(5)).toEqual({ sum: null, half: null, rest: null });
  });

  it('keeps decimals exact, and dates dates', async () => {
    const query = books.filter({ pk: 3 }).annotate({
      twice: F('price').mul(2),
      later: F('published').add(86_400_000),
      span: F('published').sub(day('2021-03-09')),
    });
    expect(await query.values('twice', 'later', 'span')).toEqual([
      { twice: '40.50', later: day('2021-03-11'), span: 86_400_000 },
    ]);
  });

  it('aggregates what one document holds', async () => {
    const query = books
      .annotate({
        n: Count('authors'),
        scored: Count('authors__score'),
        active: Count('authors', { filter: { authors__active: true } }),
        paul: Sum('authors__score', { filter: Q({ authors__name: 'Paul' }).or({ authors__name: 'Ringo' }) }),
        total: Sum('sales'),
        mean: Avg('sales'),
        least: Min('sales'),
        most: Max('authors__name'),
        different: Count('tags', { distinct: true }),
        dev: StdDev('sales'),
        sample: Variance('sales', { sample: true }),
        names: ArrayAgg('authors__name'),
        first: First('authors__name'),
        last: Last('sales'),
      })
      .orderBy('pk');
    const rows = await query.values('n', 'scored', 'active', 'paul', 'total', 'mean', 'least', 'most', 'different');
    expect(rows[0]).toEqual({
      n: 2,
      scored: 2,
      active: 1,
      paul: 5,
      total: 6,
      mean: 2,
      least: 1,
      most: 'Paul',
      different: 2,
    });
    expect(rows[1]).toEqual({
      n: 1,
      scored: 0,
      active: 1,
      paul: null,
      total: null,
      mean: null,
      least: null,
      most: 'Paul',
      different: 1,
    });
    expect(rows[4]).toEqual({
      n: 0,
      scored: 0,
      active: 0,
      paul: null,
      total: null,
      mean: null,
      least: null,
      most: null,
      different: 0,
    });
    const more = await query.values('dev', 'sample', 'names', 'first', 'last');
    expect(more[0]).toEqual({
      dev: expect.closeTo(0.8165, 3),
      sample: expect.closeTo(1, 9),
      names: ['Paul', 'John'],
      first: 'Paul',
      last: 3,
    });
    expect(more[2]).toEqual({ dev: 0, sample: null, names: [], first: null, last: 10 });
  });

  it('asks a condition that is not of the elements of the document', async () => {
    const query = books.annotate({ n: Count('authors', { filter: { pages__gt: 150 } }) }).orderBy('pk');
    expect(await query.valuesList('n', { flat: true })).toEqual([0, 1, 0, 1, 0, 0]);
  });

  it('takes conditions as values', async () => {
    const query = books
      .annotate({ long: Q({ pages__gt: 150 }) })
      .filter({ long: true })
      .orderBy('pk');
    expect((await rowsOf(suite, query)).map(({ id }) => id)).toEqual([2, 3, 4]);
  });

  it('goes through JSON, arrays and their items', async () => {
    const query = books
      .annotate({
        deep: F('extra__k__deep'),
        item: F('extra__list__1'),
        first: F('authors__0__name'),
        all: F('authors__score'),
      })
      .orderBy('pk')
      .values('deep', 'item', 'first', 'all');
    const rows = await rowsOf(suite, query);
    expect(rows[0]).toEqual({ deep: 'x', item: 20, first: 'Paul', all: [5, 3] });
    expect(rows[2]).toEqual({ deep: null, item: null, first: null, all: [] });
    expect(rows[4]).toEqual({ deep: null, item: null, first: null, all: null });
  });

  it('never reads data as a path or an operator', async () => {
    const query = books.filter({ pk: 1 }).annotate({
      path: Value('$t'),
      variable: Value('$$ROOT'),
      operator: Value({ $add: [1, 2] }),
      chosen: Case(When({ title: '$t' }, Value('$pages')), { default: Value('$tags') }),
    });
    expect(await query.values('path', 'variable', 'operator', 'chosen')).toEqual([
      { path: '$t', variable: '$$ROOT', operator: { $add: [1, 2] }, chosen: '$tags' },
    ]);
  });

  it('works on counting, existence, slices, first and last', async () => {
    const query = books.annotate({ n: Count('authors') }).filter({ n__gte: 1 });
    expect(await query.count()).toBe(3);
    expect(await query.exists()).toBe(true);
    expect(await query.filter({ n__gt: 5 }).exists()).toBe(false);
    expect((await query.orderBy('n', 'pk').first())?.id).toBe(2);
    expect((await query.orderBy('n', 'pk').last())?.id).toBe(1);
    expect((await query.latest('n')).id).toBe(1);
    expect([...(await query.inBulk([1, 3]).then((map) => map.keys()))]).toEqual(['1']);
    expect((await query.get({ n: 2 })).n).toBe(2);
    const seen: number[] = [];
    for await (const { id } of query.orderBy('pk').iterator({ batchSize: 1 })) seen.push(id);
    expect(seen).toEqual([1, 2, 4]);
  });

  it('changes and deletes what it finds', async () => {
    const query = books.annotate({ n: Count('authors') });
    expect(await query.filter({ n: 1, pages__gt: 250 }).update({ title: 'x' })).toBe(1);
    expect((await books.get({ pk: 2 })).title).toBe('x');
    expect(await query.filter({ n: 1 }).delete()).toEqual({ deleted: 2, byModel: { Book: 2 } });
    expect(await books.count()).toBe(4);
    expect(await query.filter({ n: 99 }).update({ title: 'y' })).toBe(0);
  });
});

describe('alias()', () => {
  it('is no part of the rows', async () => {
    const query = books.alias({ n: Count('authors') }).filter({ n: 2 });
    expect(pipelineOf(query)).toEqual([
      { $set: { n: { $size: LIST('$authors') } } },
      { $match: { n: 2 } },
      { $unset: ['n'] },
    ]);
    const [book] = await rowsOf(suite, query);
    expect(book?.id).toBe(1);
    expect(Object.keys(book ?? {})).not.toContain('n');
    expect(await rowsOf(suite, query.values())).toEqual([expect.not.objectContaining({ n: 2 })]);
  });

  it('is not computed where nobody asks for it', () => {
    expect(books.alias({ n: Count('authors') }).toMql()).toEqual({ aggregate: 'book', pipeline: [], cursor: {} });
  });
});

describe('What cannot be annotated', () => {
  const refused = (annotations: object) => () => books.annotate(annotations as { x: Value });
  type Value = ReturnType<typeof Value>;

  it.each([
    ['a field', { pages: Count('tags') }, "Book: annotate() cannot name 'pages' what has that name already."],
    ['pk', { pk: Count('tags') }, "cannot name 'pk'"],
    ['a method of models', { save: Count('tags') }, "cannot name 'save'"],
    ['the constructor', { constructor: Count('tags') }, "cannot name 'constructor'"],
    ['an operator', { $where: Count('tags') }, 'a name has letters, digits and single underscores'],
    ['a path', { a__b: Count('tags') }, 'a name has letters, digits and single underscores'],
    ['a dotted path', { 'a.b': Count('tags') }, 'a name has letters, digits and single underscores'],
    [
      'a plain value',
      { x: 5 },
      "Book: annotate(): 'x' needs an expression, not a value of type number; put data into Value().",
    ],
    ['an object like an expression', { x: { node: { kind: 'field', path: 'title' } } }, "'x' needs an expression"],
    ['what the model has not', { x: Count('tagz') }, "Book has no field 'tagz' (perhaps you meant tags?)"],
    ['a lookup', { x: F('pages__gt') }, "'pages__gt' is a lookup; a field is needed here."],
    ['a sum of texts', { x: Sum('title') }, 'Book.title (CharField): Sum() takes numbers.'],
    ['a sum of documents', { x: Sum('authors') }, 'Book.authors (EmbeddedField): Sum() takes numbers.'],
    ['arithmetic of texts', { x: F('title').add(1) }, 'Book.title (CharField): Add() takes numbers or dates here.'],
    ['an unknown key of a filter', { x: Count('tags', { filter: { bogus: 1 } }) }, "Book has no field 'bogus'"],
    ['nothing', {}, 'Book: annotate() needs at least one expression.'],
  ])('%s', (_, annotations, message) => {
    expect(refused(annotations)).toThrow(FieldError);
    expect(refused(annotations)).toThrow(message);
    expect(suite.sent()).toEqual([]);
  });

  it('__proto__, and what is no object', () => {
    expect(refused(JSON.parse('{ "__proto__": { "x": 1 } }') as object)).toThrow(FieldError);
    expect(refused([Count('tags')])).toThrow(FieldError);
    expect(refused('n' as unknown as object)).toThrow(FieldError);
  });

  it('the same name twice', () => {
    expect(() => books.annotate({ n: Count('tags') }).annotate({ n: Count('authors') } as never)).toThrow(FieldError);
  });

  it('an aggregate, a filter or an order of what does not exist', () => {
    expect(() => books.filter({ n__gt: 1 } as AnyFilter)).toThrow("Book has no field 'n'");
    expect(() => books.annotate({ tagged: Count('tags') }).orderBy('taged' as 'tagged')).toThrow(
      "Book has no field 'taged' (perhaps you meant tagged?)",
    );
    expect(() => books.filter(Count('tags') as unknown as AnyFilter)).toThrow(FieldError);
  });

  it('an order within one document', () => {
    expect(() => books.annotate({ x: First('authors__name', { orderBy: ['title'] }) })).toThrow(NotSupportedError);
  });
});

describe('Data that cannot be a part of a query', () => {
  it.each([
    ['a lone surrogate', '\ud800'],
    ['an invalid date', new Date(NaN)],
    ['a class instance', new Map([['a', 1]])],
    ['undefined inside', { a: undefined }],
    ['a function inside', { a: () => 1 }],
    ['too large an integer', 2n ** 64n],
  ])('%s', (_, data) => {
    expect(() => books.annotate({ x: Value(data) })).toThrow(FieldError);
  });

  it('undefined, functions, and objects without Value()', () => {
    expect(() => Value(undefined)).toThrow(FieldError);
    expect(() => Value(() => 1)).toThrow(FieldError);
    expect(() => F('pages').add({ $add: [1, 2] } as never)).toThrow(FieldError);
    expect(() => F(undefined as never)).toThrow(FieldError);
  });
});
