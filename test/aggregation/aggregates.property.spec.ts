import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { Avg, Count, Max, Min, Sum } from 'nestjs-djongo';
import { Book, library } from './support.js';

const suite = library();

/** What stands in a document: a value, null, or nothing. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(fc.option(value, { nil: null }), { nil: undefined });
const number = fc.integer({ min: -5, max: 5 });
const author = fc.record({ name: fc.constantFrom('a', 'b'), score: maybe(number), active: fc.boolean() });
const book = fc.record({
  t: fc.constantFrom('x', 'y'),
  pages: maybe(number),
  sales: maybe(fc.array(number, { maxLength: 3 })),
  authors: maybe(fc.array(author, { maxLength: 3 })),
});
type Stored = typeof book extends fc.Arbitrary<infer T> ? T : never;

const present = <T>(values: readonly (T | null | undefined)[]): T[] =>
  values.filter((value): value is T => value !== null && value !== undefined);
const sum = (values: readonly number[]) => (values.length === 0 ? null : values.reduce((a, b) => a + b, 0));
const mean = (values: readonly number[]) => (values.length === 0 ? null : (sum(values) ?? 0) / values.length);
const least = (values: readonly number[]) => (values.length === 0 ? null : Math.min(...values));
const most = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));

/** What the aggregates below are of, worked out here. */
function expected(books: readonly Stored[]): Record<string, unknown> {
  const pages = present(books.map((each) => each.pages));
  const long = present(books.filter((each) => (each.pages ?? -9) > 0).map((each) => each.pages));
  const sales = books.flatMap((each) => each.sales ?? []);
  const authors = books.flatMap((each) => each.authors ?? []);
  const scores = present(authors.map((each) => each.score));
  const active = present(authors.filter((each) => each.active && each.name === 'a').map((each) => each.score));
  return {
    all: books.length,
    some: pages.length,
    kinds: new Set(pages).size,
    total: sum(pages),
    once: sum([...new Set(pages)]),
    mean: mean(pages),
    least: least(pages),
    most: most(pages),
    longs: long.length,
    longest: most(long),
    sold: sum(sales),
    soldMean: mean(sales),
    soldTimes: sales.length,
    writers: authors.length,
    scored: scores.length,
    best: most(scores),
    worst: least(scores),
    score: sum(scores),
    scoreKinds: new Set(scores).size,
    activeScore: sum(active),
    actives: active.length,
  };
}

const AGGREGATES = () => ({
  some: Count('pages'),
  kinds: Count('pages', { distinct: true }),
  total: Sum('pages'),
  once: Sum('pages', { distinct: true }),
  mean: Avg('pages'),
  least: Min('pages'),
  most: Max('pages'),
  longs: Count('pages', { filter: { pages__gt: 0 } }),
  longest: Max('pages', { filter: { pages__gt: 0 } }),
  sold: Sum('sales'),
  soldMean: Avg('sales'),
  soldTimes: Count('sales'),
  writers: Count('authors'),
  scored: Count('authors__score'),
  best: Max('authors__score'),
  worst: Min('authors__score'),
  score: Sum('authors__score'),
  scoreKinds: Count('authors__score', { distinct: true }),
  activeScore: Sum('authors__score', { filter: { authors__active: true, authors__name: 'a' } }),
  actives: Count('authors__score', { filter: { authors__active: true, authors__name: 'a' } }),
  all: Count('*'),
});

describe('Aggregates', () => {
  it('are what they are by hand: of one document, of groups, and of all', async () => {
    const collection = suite.database.db.collection<Document & { _id: number }>('book');
    await fc.assert(
      fc.asyncProperty(fc.array(book, { maxLength: 8 }), async (stored) => {
        const kept = stored.map((each) =>
          Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined)),
        );
        await collection.deleteMany({});
        if (kept.length > 0) await collection.insertMany(kept.map((each, at) => ({ _id: at, ...each })));

        const names = Object.keys(AGGREGATES()) as 'all'[];
        const ofEach: unknown = await Book.objects
          .annotate(AGGREGATES())
          .orderBy('pk')
          .values(...names);
        expect(rounded(ofEach)).toEqual(rounded(stored.map((each) => expected([each]))));

        const groups: unknown = await Book.objects.values('title').annotate(AGGREGATES()).orderBy('title');
        const titles = [...new Set(stored.map(({ t }) => t))].sort();
        const byHand = titles.map((title) => ({ title, ...expected(stored.filter(({ t }) => t === title)) }));
        expect(rounded(groups)).toEqual(rounded(byHand));

        expect(rounded(await Book.objects.aggregate(AGGREGATES()))).toEqual(rounded(expected(stored)));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

/** Averages differ in their last digits by the order of the sums. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, item: unknown) => (typeof item === 'number' ? Number(item.toFixed(6)) + 0 : item)),
  ) as unknown;
}
