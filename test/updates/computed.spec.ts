import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import {
  AddToSet,
  type AnyUpdate,
  Case,
  Count,
  CurrentDate,
  Each,
  F,
  FieldError,
  Inc,
  Mul,
  NotSupportedError,
  Pop,
  Pull,
  PullWhere,
  Push,
  Q,
  Rank,
  Rename,
  SetMax,
  SetMin,
  Subquery,
  Unset,
  ValidationError,
  Value,
  When,
  Window,
} from 'nestjs-djongo';
import { Book, BOOKS, day, library } from '../aggregation/support.js';

const suite = library();
const books = Book.objects;

const stored = (): Promise<Document[]> => suite.database.db.collection('book').find().sort({ _id: 1 }).toArray();
const change = (values: object, query = books.all()): Promise<number> => query.update(values as AnyUpdate as never);

describe('update() with computed values', () => {
  it('sends a pipeline and counts what matched', async () => {
    expect(await change({ pages: F('pages').add(1), title: '$t' }, books.filter({ pages__gte: 200 }))).toBe(3);
    expect(suite.sent()).toEqual([
      expect.objectContaining({
        update: 'book',
        updates: [
          {
            q: { pages: { $gte: 200 } },
            u: [{ $set: { pages: { $ifNull: [{ $add: ['$pages', 1] }, null] }, t: { $literal: '$t' } } }],
            multi: true,
          },
        ],
      }),
    ]);
    expect((await stored()).map(({ pages, t }: Document) => [pages, t])).toEqual([
      [100, 'Abbey'],
      [301, '$t'],
      [201, '$t'],
      [201, '$t'],
      [undefined, 'Bare'],
      [null, 'Null'],
    ]);
  });

  it('computes everything of the document as it was', async () => {
    await change({ pages: F('id'), id_: undefined, rating: F('pages') } as object, books.filter({ pk: -1 })).catch(
      () => 0,
    );
    await change({ pages: F('rating').mul(2), rating: F('pages') }, books.filter({ pk: 1 }));
    expect((await stored())[0]).toMatchObject({ pages: 8, rating: 100 });
  });

  it('stores each value under the type of its field, and null where it is missing', async () => {
    await change({
      pages: F('rating').div(3),
      price: F('pages').add(1),
      rating: F('price'),
      published: F('published').add(86_400_000),
    });
    const found = await suite.database.db
      .collection('book')
      .aggregate([
        { $sort: { _id: 1 } },
        {
          $project: {
            pages: { $type: '$pages' },
            price: { $type: '$price' },
            rating: { $type: '$rating' },
            published: { $type: '$published' },
          },
        },
      ])
      .toArray();
    expect(found[0]).toEqual({ _id: 1, pages: 'int', price: 'decimal', rating: 'double', published: 'date' });
    expect(found[4]).toEqual({ _id: 5, pages: 'null', price: 'null', rating: 'null', published: 'null' });
    const [book] = await books.filter({ pk: 1 });
    expect([book?.pages, book?.price, book?.rating, book?.published]).toEqual([1, '101', 10, day('2020-01-16')]);
  });

  it('takes conditions, aggregates of arrays, and paths into embedded documents and items', async () => {
    await change(
      {
        title: Case(When({ pages__gt: 150 }, Value('long')), { default: Value('short') }),
        pages: Count('authors'),
        publisher__name: F('title'),
        authors__0__score: F('rating').add(1),
        sales__1: F('pages'),
      },
      books.filter({ pk__in: [1, 2] }),
    );
    const [first, second] = await stored();
    expect(first).toMatchObject({
      t: 'short',
      pages: 2,
      publisher: { name: 'Abbey', city: 'London' },
      sales: [1, 100, 3],
    });
    expect(first?.['authors']).toEqual([
      { name: 'Paul', score: 5, active: true },
      { name: 'John', score: 3, active: false },
    ]);
    expect(second).toMatchObject({
      t: 'long',
      pages: 1,
      authors: [{ name: 'Paul', score: 3, active: true }],
      sales: [],
    });
  });

  it('stands beside the operators of the contract', async () => {
    await change({ pages: F('pages').add(1), tags: Push('hot') }, books.filter({ pages__gt: F('rating').mul(2) }));
    expect((await stored()).map(({ tags }: Document) => tags)).toEqual([
      ['a', 'b', 'hot'],
      ['a', 'a', 'hot'],
      ['hot'],
      ['c', 'hot'],
      undefined,
      [],
    ]);
  });
});

describe('An update operator beside a computed value', () => {
  beforeEach(async () => {
    // Where the server itself refuses null there is nothing to compare with.
    await suite.database.db.collection<{ _id: number }>('book').deleteOne({ _id: 6 });
  });

  it.each<[string, object]>([
    ['Inc', { pages: Inc(5) }],
    ['Inc of a decimal', { price: Inc('0.50') }],
    ['Mul', { pages: Mul(3) }],
    ['SetMin', { pages: SetMin(150) }],
    ['SetMax', { pages: SetMax(150) }],
    ['SetMax of a text with $', { title: SetMax('$zzz') }],
    ['SetMax of a date', { published: SetMax(day('2021-01-01')) }],
    ['Push', { tags: Push('$x') }],
    ['Push of several', { tags: Push('x', 'y', 'x') }],
    ['Push of documents', { authors: Push({ name: 'G', score: 1, active: true }) }],
    ['AddToSet', { tags: AddToSet('a', 'z', 'z') }],
    ['Pull', { tags: Pull('a') }],
    ['Pop', { sales: Pop() }],
    ['Pop first', { sales: Pop('first') }],
    ['Unset', { rating: Unset() }],
    ['a plain value', { title: 'x' }],
    ['a document', { publisher: { name: '$n', city: null } }],
    ['an array', { tags: ['$a'] }],
    ['JSON', { extra: { $gt: 1, a: ['$b'] } }],
    ['null', { pages: null }],
  ])('%s does the same as without', async (_, values) => {
    const count = await change(values);
    const plainly = await stored();
    await suite.database.db.collection<{ _id: number }>('book').deleteMany({});
    await suite.database.db.collection<Document & { _id: number }>('book').insertMany(BOOKS.slice(0, 5));
    const other = 'rating' in values ? { pages: F('pages') } : { rating: F('rating') };
    expect(await change({ ...values, ...other })).toBe(count);
    const beside = await stored();
    const name = Object.keys(other)[0] ?? '';
    const without = (documents: Document[]) => documents.map((document) => ({ ...document, [name]: undefined }));
    expect(without(beside)).toEqual(without(plainly));
  });

  it('Rename moves a value, and leaves documents without it as they are', async () => {
    await suite.database.db.collection<{ _id: number }>('book').updateOne({ _id: 5 }, { $set: { rating: 7 } });
    await suite.database.db
      .collection<{ _id: number }>('book')
      .updateOne({ _id: 5 }, { $set: { pages: 1 }, $unset: { published: '' } });
    await change({ title: F('title'), publisher__city: Rename('publisher__name') }, books.filter({ pk__in: [1, 5] }));
    const [first, , , , fifth] = await stored();
    expect(first?.['publisher']).toEqual({ name: 'London' });
    expect(fifth?.['t']).toBe('Bare');
  });

  it('CurrentDate takes the time of the server', async () => {
    await change({ published: CurrentDate(), pages: F('pages') }, books.filter({ pk: 1 }));
    const [first] = await stored();
    expect(Math.abs(Number(first?.['published']) - Date.now())).toBeLessThan(60_000);
  });
});

describe('What is refused before anything is sent', () => {
  it.each<[string, object | (() => object), typeof FieldError | typeof NotSupportedError | typeof ValidationError]>([
    ['what the model has not', { pages: F('nope') }, FieldError],
    ['a value of another kind', { pages: F('title') }, FieldError],
    ['a condition for a number', { pages: Q({ title: 'x' }) }, ValidationError],
    ['a primary key', { id: F('pages') }, FieldError],
    ['a path through an array', { authors__score: F('pages') }, FieldError],
    ['a path twice', { publisher: null, publisher__name: F('title') }, FieldError],
    ['a wrong plain value beside', { pages: F('pages'), title: null }, ValidationError],
    ['two items of one array', { pages: F('pages'), sales__0: 1, sales__1: 2 }, NotSupportedError],
    ['Each beside', { pages: F('pages'), tags: Each('x') }, NotSupportedError],
    ['PullWhere beside', { pages: F('pages'), tags: PullWhere({ exact: 'x' }) }, NotSupportedError],
    ['the value of another query', () => ({ pages: Subquery(books.values('pages')) }), NotSupportedError],
    ['a window', { pages: Window(Rank(), { orderBy: ['pages'] }) }, NotSupportedError],
    ['an expression in an array', { tags: [F('title')] }, ValidationError],
    ['undefined beside', { pages: F('pages'), title: undefined }, FieldError],
  ])('%s', async (_, values, error) => {
    await expect(change(typeof values === 'function' ? values() : values)).rejects.toThrow(error);
    expect(suite.sent()).toEqual([]);
  });
});
