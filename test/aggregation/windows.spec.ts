import { describe, expect, it } from '@jest/globals';
import {
  type AnyFilter,
  Avg,
  Count,
  DenseRank,
  F,
  FieldError,
  FirstValue,
  Lag,
  LastValue,
  Lead,
  Ntile,
  NotSupportedError,
  PercentRank,
  Rank,
  RowNumber,
  Sum,
  Window,
} from 'nestjs-djongo';
import { Book, library, pipelineOf, rowsOf } from './support.js';

const suite = library();
const books = Book.objects;

describe('Window()', () => {
  it('ranks the rows of a partition', async () => {
    const query = books
      .annotate({ rank: Window(Rank(), { partitionBy: ['publisher__name'], orderBy: ['-pages'] }) })
      .filter({ pages__gt: 0 })
      .orderBy('pk');
    expect(pipelineOf(query)).toEqual([
      { $match: { pages: { $gt: 0 } } },
      { $setWindowFields: { partitionBy: '$publisher.name', sortBy: { pages: -1 }, output: { rank: { $rank: {} } } } },
      { $sort: { _id: 1 } },
    ]);
    expect((await rowsOf(suite, query)).map(({ id, rank }) => [id, rank])).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
      [4, 1],
    ]);
  });

  it('knows every function of a place', async () => {
    const orderBy = ['pages', 'pk'] as const;
    const query = books.filter({ pages__gt: 0 }).annotate({
      row: Window(RowNumber(), { orderBy }),
      rank: Window(Rank(), { orderBy: ['pages'] }),
      dense: Window(DenseRank(), { orderBy: ['pages'] }),
      percent: Window(PercentRank(), { orderBy: ['pages'] }),
      third: Window(Ntile(3), { orderBy }),
      before: Window(Lag('title'), { orderBy }),
      two: Window(Lead('pages', 2, 0), { orderBy }),
      first: Window(FirstValue('title'), { orderBy }),
      last: Window(LastValue('title'), { orderBy, frame: { rows: [null, null] } }),
    });
    const rows = await query
      .orderBy(...orderBy)
      .valuesList('pk', 'row', 'rank', 'dense', 'percent', 'third', 'before', 'two', 'first', 'last');
    expect(rows).toEqual([
      [1, 1, 1, 1, 0, 1, null, 200, 'Abbey', 'Help'],
      [3, 2, 2, 2, expect.closeTo(1 / 3, 9), 1, 'Abbey', 300, 'Abbey', 'Help'],
      [4, 3, 2, 2, expect.closeTo(1 / 3, 9), 2, 'Rubber', 0, 'Abbey', 'Help'],
      [2, 4, 4, 3, 1, 3, 'Soul', 0, 'Abbey', 'Help'],
    ]);
  });

  it('aggregates up to a row where there is an order, else all of the partition, or a frame', async () => {
    const query = books.annotate({
      running: Window(Sum('pages'), { orderBy: ['pk'] }),
      total: Window(Sum('pages'), { partitionBy: ['publisher__name'] }),
      near: Window(Avg('pages'), { orderBy: ['pk'], frame: { rows: [-1, 1] } }),
      within: Window(Count('*'), { orderBy: ['pages'], frame: { range: [-100, 0] } }),
    });
    const rows = await query.filter({ pages__gt: 0 }).orderBy('pk').valuesList('running', 'total', 'near', 'within');
    expect(rows).toEqual([
      [100, 400, 200, 1],
      [400, 400, 200, 3],
      [600, 400, expect.closeTo(700 / 3, 9), 3],
      [800, 400, 200, 3],
    ]);
    const nothing = await books
      .filter({ pages: null })
      .annotate({ s: Window(Sum('pages'), {}) })
      .valuesList('s', { flat: true });
    expect(nothing).toEqual([null, null]);
  });

  it('takes expressions, annotations and groups, and can be computed with', async () => {
    const query = books
      .annotate({ n: Count('authors') })
      .annotate({ rank: Window(Rank(), { partitionBy: [F('published__year')], orderBy: [F('n').desc()] }) })
      .annotate({ twice: F('rank').mul(2) })
      .filter({ pages__gt: 0 })
      .orderBy('pk');
    expect((await query).map(({ rank, twice }) => [rank, twice])).toEqual([
      [1, 2],
      [2, 4],
      [2, 4],
      [1, 2],
    ]);
    const groups = books
      .values('publisher__name')
      .annotate({ total: Sum('pages') })
      .annotate({ rank: Window(Rank(), { orderBy: ['-total', 'publisher__name'] }) })
      .orderBy('rank', 'publisher__name');
    expect(await groups.valuesList('publisher__name', 'rank')).toEqual([
      ['Apple', 1],
      ['Parlophone', 2],
      [null, 3],
    ]);
  });

  it('ranks by several keys, in either direction', async () => {
    const query = books.filter({ pages__gt: 0 }).annotate({
      mixed: Window(Rank(), { orderBy: ['-pages', 'title'] }),
      turned: Window(RowNumber(), { orderBy: ['title', '-published', 'rating'] }),
      dense: Window(DenseRank(), { orderBy: ['-pages', '-publisher__name'] }),
      computed: Window(Rank(), { orderBy: [F('pages').mul(2).desc(), F('id').add(0)] }),
    });
    expect(await query.orderBy('pk').valuesList('mixed', 'turned', 'dense', 'computed')).toEqual([
      [4, 1, 3, 4],
      [1, 2, 1, 1],
      [2, 3, 2, 2],
      [3, 4, 2, 3],
    ]);
    expect(() => books.annotate({ x: Window(Rank(), { orderBy: ['title', '-publisher__name'] }) })).toThrow(
      NotSupportedError,
    );
  });

  it('looks at all rows before a slice', async () => {
    const query = books
      .annotate({ row: Window(RowNumber(), { orderBy: ['-pk'] }) })
      .orderBy('pk')
      .slice(1);
    expect((await query)[0]?.row).toBe(6);
  });

  it('is refused where it cannot be', async () => {
    const ranked = books.annotate({ rank: Window(Rank(), { orderBy: ['pages'] }) });
    expect(() => ranked.filter({ rank: 1 })).toThrow(NotSupportedError);
    expect(() => ranked.annotate({ more: F('rank').add(1) }).exclude({ more: 1 })).toThrow(NotSupportedError);
    expect(() => books.filter({ pages: Window(Rank(), { orderBy: ['pages'] }) } as AnyFilter)).toThrow(
      NotSupportedError,
    );
    await expect(books.aggregate({ x: Window(Rank(), { orderBy: ['pages'] }) } as never)).rejects.toThrow(
      NotSupportedError,
    );
    expect(() => books.annotate({ x: Rank() } as never)).toThrow(FieldError);
    expect(() => books.annotate({ x: Window(Rank(), {}) })).toThrow('Rank() needs the orderBy of its Window()');
    expect(() => books.annotate({ x: Window(Rank(), { orderBy: ['pages'], frame: { rows: [null, 0] } }) })).toThrow(
      'Rank() takes no frame',
    );
    expect(() => books.annotate({ x: Window(F('pages') as never, { orderBy: ['pages'] }) })).toThrow(FieldError);
    expect(() => Window(Rank(), { ordrBy: ['pages'] } as never)).toThrow(
      "Window() has no option 'ordrBy' (perhaps you meant orderBy?)",
    );
    expect(() =>
      books.annotate({ x: Window(Sum('pages'), { orderBy: ['pages', 'pk'], frame: { range: [-1, 1] } }) }),
    ).toThrow(FieldError);
    expect(() => Window(Sum('pages'), { frame: { rows: [1, -1] } })).toThrow('a frame begins before it ends');
    expect(() => Window(Sum('pages'), { frame: { rows: ['$x', 1] } as never })).toThrow(FieldError);
    expect(() => Ntile(0)).toThrow(FieldError);
    expect(() => Lag('pages', -1)).toThrow(FieldError);
    expect(suite.sent()).toEqual([]);
  });
});
