import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { type AnyFilter, connect, type DjongoConnection, Q } from 'nestjs-djongo';
import { Entry } from '../lookups/fixture.js';
import { testDatabase } from '../support/database.js';
import { type WinningPlan, winningPlan } from './winning-plan.js';

const database = testDatabase();
const entries = database.db.collection('entry');
let connection: DjongoConnection;

/** The columns that have an index. */
const INDEXED = ['head', 'n', 'price', 'pub', 'owner', 'blog.name', 'blog.tagline.title', 'authors.name', 'authors.nicks', 'authors.books.year',
  'tags', 'scores', 'data.j', 'authors.0.name'] as const; // prettier-ignore

beforeAll(async () => {
  connection = await connect({ name: database.name, uri: database.uri, models: [Entry] });
  for (const column of INDEXED) await entries.createIndex({ [column]: 1 });
  await entries.insertMany(
    Array.from({ length: 50 }, (_, i) => ({
      _id: i as never,
      head: `h${i}`,
      n: i,
      blog: { name: `b${i}` },
      authors: [{ name: `a${i}`, nicks: [`k${i}`], books: [{ year: i }] }],
      tags: [`t${i}`],
      scores: [i, i + 1],
    })),
  );
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const plan = (filter: Document): Promise<WinningPlan> => winningPlan(entries, filter);

const ROWS: readonly (readonly [key: string, value: unknown, index: string])[] = [
  ['pk', 1, ''],
  ['pk__in', [1, 2], '_id_'],
  ['pk__gt', 5, '_id_'],
  ['headline', 'h1', 'head_1'],
  ['headline__in', ['h1', 'h2'], 'head_1'],
  ['headline__startswith', 'h1', 'head_1'],
  ['headline__startswith', 'a.b*', 'head_1'],
  ['headline__regex', '^h1', 'head_1'],
  ['headline', null, 'head_1'],
  ['headline__isnull', true, 'head_1'],
  ['headline__isnull', false, 'head_1'],
  ['headline__ne', 'h1', 'head_1'],
  ['n', 1, 'n_1'],
  ['n__gt', 5, 'n_1'],
  ['n__gte', 5, 'n_1'],
  ['n__lt', 5, 'n_1'],
  ['n__lte', 5, 'n_1'],
  ['n__range', [1, 5], 'n_1'],
  ['price__gte', '1.50', 'price_1'],
  ['pub__range', ['2020-01-01', '2021-01-01'], 'pub_1'],
  ['pub__year', 2020, 'pub_1'],
  ['pub__year__gt', 2020, 'pub_1'],
  ['pub__year__in', [2020, 2022], 'pub_1'],
  ['pub__year__range', [2020, 2022], 'pub_1'],
  ['pub__year__isnull', true, 'pub_1'],
  ['pub__iso_year', 2020, 'pub_1'],
  ['pub__date', '2020-01-01', 'pub_1'],
  ['pub__date__lte', '2020-01-01', 'pub_1'],
  ['owner', '0123456789abcdef01234567', 'owner_1'],
  ['blog__name', 'b1', 'blog.name_1'],
  ['blog__name__startswith', 'b', 'blog.name_1'],
  ['blog', { name: 'b1' }, 'blog.name_1'],
  ['blog__tagline__title', 'x', 'blog.tagline.title_1'],
  ['blog__name__isnull', true, 'blog.name_1'],
  ['authors__name', 'a1', 'authors.name_1'],
  ['authors__name__in', ['a1', 'a2'], 'authors.name_1'],
  ['authors__name__startswith', 'a1', 'authors.name_1'],
  ['authors__name', null, 'authors.name_1'],
  ['authors', { name: 'a1', email: 'x' }, 'authors.name_1'],
  ['authors__contains', [{ name: 'a1' }], 'authors.name_1'],
  ['authors__in', [{ name: 'a1' }, { name: 'a2' }], 'authors.name_1'],
  ['authors__0__name', 'a1', 'authors.0.name_1'],
  ['authors__nicks', 'k1', 'authors.nicks_1'],
  ['authors__books__year__range', [1, 3], 'authors.books.year_1'],
  ['tags', 't1', 'tags_1'],
  ['tags__in', ['t1', 't2'], 'tags_1'],
  ['tags__startswith', 't1', 'tags_1'],
  ['tags__contains', ['t1'], 'tags_1'],
  ['tags', ['t1'], 'tags_1'],
  ['tags__isnull', true, 'tags_1'],
  ['scores__range', [1, 3], 'scores_1'],
  ['data__j', 1, 'data.j_1'],
];

describe('An index serves', () => {
  it.each(ROWS)('%s: %j', async (key, value, index) => {
    const { stages, indexes } = await plan(Entry.objects.filter({ [key]: value } as AnyFilter).toMql().filter ?? {});
    expect(stages).not.toContain('COLLSCAN');
    if (index === '') expect(stages).toEqual(['IDHACK']);
    else expect([stages.includes('IXSCAN'), indexes]).toEqual([true, [index]]);
  });

  it('conditions of several calls, an or, and what only an expression can ask in full', async () => {
    const queries = [
      Entry.objects.filter({ n__gte: 1 }).filter({ n__lt: 3 }),
      Entry.objects.filter(Q({ n: 1 }).or({ headline: 'h2' })),
      Entry.objects.filter({ tags__startswith: 't', tags__endswith: '1' }),
      Entry.objects.filter({ n: 1 }).exclude({ headline: 'x' }),
    ];
    for (const query of queries) {
      const { stages } = await plan(query.toMql().filter ?? {});
      expect(stages).toContain('IXSCAN');
      expect(stages).not.toContain('COLLSCAN');
    }
  });

  it('only what it can: this test tells a scan when it sees one', async () => {
    expect((await plan(Entry.objects.filter({ rating__gt: 1 }).toMql().filter ?? {})).stages).toEqual(['COLLSCAN']);
    expect((await plan({ $expr: { $eq: [{ $add: ['$n', 0] }, 1] } })).stages).toEqual(['COLLSCAN']);
  });

  it('a prefix within its bounds', async () => {
    const { bounds } = await plan(Entry.objects.filter({ headline__startswith: 'a.b' }).toMql().filter ?? {});
    expect(bounds).toEqual([{ head: ['["a.b", "a.c")', '[/^a\\.b/, /^a\\.b/]'] }]);
  });
});
