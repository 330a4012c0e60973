import { describe, expect, it } from '@jest/globals';
import {
  type AnyFilter,
  Avg,
  Case,
  Count,
  Exists,
  Expr,
  F,
  FieldError,
  First,
  Max,
  OuterRef,
  Q,
  Rank,
  Sum,
  Value,
  Variable,
  When,
  Window,
} from 'nestjs-djongo';
import { Book, library, Review } from './support.js';

const suite = library();

const NAMES: readonly string[] = [
  '',
  '$where',
  '$$ROOT',
  '$title',
  '__proto__',
  'constructor',
  'constructor__prototype',
  'toString',
  'password__ne',
  'title__ne',
  'pages__gt',
  'title.x',
  't',
  '_id',
  'a\0b',
  'title__$ne',
  '\ud800',
  'x'.repeat(5_000),
  `title${'__x'.repeat(200)}`,
];

/** Everything that takes the name of a field. */
const CALLS: Readonly<Record<string, (name: string) => unknown>> = {
  values: (name) => Book.objects.values(name as 'title'),
  valuesList: (name) => Book.objects.valuesList(name as 'title'),
  orderBy: (name) => Book.objects.orderBy(name as 'title'),
  'orderBy descending': (name) => Book.objects.orderBy(`-${name}` as 'title'),
  distinct: (name) => Book.objects.distinct(name as 'title'),
  only: (name) => Book.objects.only(name as 'title'),
  defer: (name) => Book.objects.defer(name as 'title'),
  dates: (name) => Book.objects.dates(name as 'published', 'year'),
  F: (name) => Book.objects.annotate({ x: F(name) } as never),
  'F in arithmetic': (name) => Book.objects.annotate({ x: F('pages').add(F(name)) } as never),
  'F on the right': (name) => Book.objects.filter({ pages: F(name) } as AnyFilter),
  Count: (name) => Book.objects.annotate({ x: Count(name) } as never),
  'Count in groups': (name) => Book.objects.values('title').annotate({ x: Count(name) } as never),
  'a key of groups': (name) => Book.objects.values(name as 'title').annotate({ x: Count('*') }),
  'a filter of an aggregate': (name) =>
    Book.objects.annotate({ x: Count('tags', { filter: { [name]: {} } }) } as never),
  'an order of an aggregate': (name) =>
    Book.objects.values('title').annotate({ x: First('pages', { orderBy: [name] }) } as never),
  When: (name) => Book.objects.annotate({ x: Case(When({ [name]: {} }, 1)) } as never),
  'a partition': (name) =>
    Book.objects.annotate({ x: Window(Rank(), { partitionBy: [name], orderBy: ['pages'] }) } as never),
  'the order of a window': (name) => Book.objects.annotate({ x: Window(Rank(), { orderBy: [name] }) } as never),
  OuterRef: (name) =>
    Book.objects.filter(Exists(Review.objects.filter({ stars: OuterRef(name) } as AnyFilter)) as never),
};

describe.each(Object.keys(CALLS))('%s', (call) => {
  it.each(NAMES.map((name) => [JSON.stringify(name).slice(0, 40), name]))('refuses %s', (_, name) => {
    // Paths of a field in the database, and its key, are names of the model's only where it says so; `-` is a direction.
    expect(() => CALLS[call]?.(name)).toThrow(FieldError);
    expect(suite.sent()).toEqual([]);
  });
});

describe('What aggregate() is given', () => {
  it.each(NAMES)('refuses %j', async (name) => {
    await expect(Book.objects.aggregate({ x: Max(name) } as never)).rejects.toThrow(FieldError);
    await expect(Book.objects.aggregate({ [name]: 5 } as never)).rejects.toThrow(FieldError);
    expect(suite.sent()).toEqual([]);
  });
});

describe('Objects that came with a request', () => {
  const objects: readonly object[] = [
    { $ne: null },
    { $gt: '' },
    { $function: { body: 'x', args: [], lang: 'js' } },
    { node: { kind: 'field', path: 'title' } },
    { kind: 'field', path: 'title' },
    JSON.parse('{ "__proto__": { "node": 1 } }') as object,
    [{ $ne: null }],
  ];

  it.each(objects.map((value) => [JSON.stringify(value), value]))(
    '%s is no value, no expression and no condition',
    (_, value) => {
      const cases: readonly (() => unknown)[] = [
        () => Book.objects.filter({ title: value } as AnyFilter),
        () => Book.objects.annotate({ n: Count('tags') }).filter({ n: value } as unknown as AnyFilter),
        () =>
          Book.objects
            .values('title')
            .annotate({ n: Count('*') })
            .filter({ n__gt: value } as unknown as AnyFilter),
        () => Book.objects.annotate({ x: Case(When({ title: value }, 1)) } as never),
        () => Book.objects.annotate({ x: Count('tags', { filter: { title: value } }) } as never),
        () => Book.objects.annotate({ x: value } as never),
        () => Book.objects.annotate({ x: F('pages').add(value as never) }),
        () => Book.objects.annotate({ x: Sum(value as never) }),
        () => Book.objects.orderBy(value as never),
        () => Book.objects.values(value as never),
        () => Book.objects.distinct(value as never),
        () => Exists(value as never),
        () => Variable(value as never),
        () => Expr(value as never, 1),
      ];
      for (const make of cases) expect(make).toThrow(FieldError);
      expect(suite.sent()).toEqual([]);
    },
  );

  it('are data in Value() and Expr(), whatever they look like', async () => {
    const query = Book.objects.filter({ pk: 1 }).annotate({
      a: Value({ $gt: 1, nested: ['$title', { $add: [1] }] }),
      b: Expr('$mergeObjects', [{ plain: '$t' }, { $set: '$$ROOT' }]),
      c: Expr('$concat', ['$t', Value('$t'), F('title')]),
      d: Expr('$cond', [Q({ title: '$t' }), '$a', '$b']),
    });
    expect(await query.values('a', 'b', 'c', 'd')).toEqual([
      { a: { $gt: 1, nested: ['$title', { $add: [1] }] }, b: { plain: '$t', $set: '$$ROOT' }, c: '$t$tAbbey', d: '$b' },
    ]);
  });
});

describe('Texts with $ in front', () => {
  it('are texts in every condition and expression', async () => {
    await suite.database.db.collection<{ _id: number }>('book').updateOne({ _id: 1 }, { $set: { t: '$title' } });
    const books = Book.objects;
    expect(await books.filter({ title: '$title' }).count()).toBe(1);
    expect(
      await books
        .annotate({ n: Count('*', { filter: { title: '$title' } }) })
        .filter({ n: 1 })
        .count(),
    ).toBe(1);
    expect(await books.aggregate({ n: Count('*', { filter: { title: '$title' } }) })).toEqual({ n: 1 });
    expect(
      await books
        .values('title')
        .annotate({ n: Count('*') })
        .filter({ n: 1, title: '$title' })
        .count(),
    ).toBe(1);
    expect(await books.filter({ title: Value('$title') } as AnyFilter).count()).toBe(1);
    expect(await books.aggregate({ mean: Avg(Case(When({ title__in: ['$title', '$$ROOT'] }, F('pages')))) })).toEqual({
      mean: 100,
    });
  });
});
