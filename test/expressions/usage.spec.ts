import { describe, expect, it } from '@jest/globals';
import {
  Abs,
  ArrayContains,
  ArrayElement,
  ArrayLength,
  Avg,
  Case,
  Cast,
  CharField,
  Coalesce,
  Concat,
  Count,
  DecimalField,
  Exists,
  Expr,
  ExtractYear,
  F,
  IntegerField,
  JSONObject,
  Left,
  Length,
  Lower,
  Max,
  Now,
  OuterRef,
  Q,
  Rank,
  Repeat,
  Round,
  Sum,
  TruncMonth,
  TruncTime,
  Upper,
  Value,
  Variable,
  When,
  Window,
} from 'nestjs-djongo';
import { Note, notes } from './fixture.js';

const suite = notes();
const all = Note.objects;

const keysOf = async (query: PromiseLike<readonly { readonly id: number }[]>): Promise<number[]> =>
  (await query).map(({ id }) => id);

describe('A function', () => {
  it('is filtered by under a name, with the lookups of what it gives', async () => {
    const upper = all.annotate({ up: Upper('text') }).orderBy('pk');
    expect(await keysOf(upper.filter({ up__startswith: 'A' }))).toEqual([1]);
    expect(await keysOf(upper.exclude({ up__startswith: 'A' }))).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(await keysOf(upper.filter({ up__isnull: true }))).toEqual([3, 4, 5]);
    const long = all.annotate({ size: Length('text') }).orderBy('pk');
    expect(await keysOf(long.filter({ size__range: [8, 10] }))).toEqual([1]);
    const month = all.annotate({ month: TruncMonth('at') }).orderBy('pk');
    expect(await keysOf(month.filter({ month__year: 2024, month__gte: new Date('2024-10-01') }))).toEqual([2]);
    const time = all.annotate({ time: TruncTime('at') }).orderBy('pk');
    expect(await keysOf(time.filter({ time__lt: '00:30:16' }))).toEqual([1]);
    const made = all.annotate({ made: JSONObject({ a: 'text', b: JSONObject({ n: 'n' }) }) }).orderBy('pk');
    expect(await keysOf(made.filter({ made__b__n__lt: 0 }))).toEqual([2]);
    expect(await keysOf(made.filter({ made__a__contains: '$' }))).toEqual([7]);
  });

  it('stands on the right of a lookup, and by itself as a condition', async () => {
    expect(await keysOf(all.filter({ text__contains: Lower('other') }).orderBy('pk'))).toEqual([1, 2, 6, 7]);
    expect(await keysOf(all.filter({ n__gt: Abs('m') }).orderBy('pk'))).toEqual([1, 7]);
    expect(await keysOf(all.filter({ at__gt: Now() }))).toEqual([8]);
    expect(await keysOf(all.filter(ArrayContains('tags', Value('x'))))).toEqual([7]);
    const neither = all.filter(Q(ArrayContains('tags', Value('x'))).not()).orderBy('pk');
    expect(await keysOf(neither)).toEqual([1, 2, 3, 4, 5, 6, 8]);
  });

  it('is ordered by', async () => {
    const bySize = all.filter({ pk__in: [1, 2, 6, 7, 8] }).orderBy(Length('text'), 'pk');
    expect(await keysOf(bySize)).toEqual([6, 8, 1, 2, 7]);
    expect(await keysOf(all.orderBy(ExtractYear('at').desc({ nulls: 'last' }), 'pk').slice(3))).toEqual([8, 7, 1]);
  });

  it('stands in a case, and the case in it', async () => {
    const size = Case(When({ n__gte: 3 }, Upper('text')), When({ n__lt: 0 }, Left('text', 4)), { default: Value('-') });
    const rows = await all
      .annotate({ size, letters: Length(size) })
      .orderBy('pk')
      .valuesList('size', 'letters');
    expect(rows).toEqual([
      ['ALPHABET', 8],
      ['  Él', 4],
      ['-', 1],
      ['-', 1],
      ['-', 1],
      ['-', 1],
      ['$HEAD.$OTHER', 12],
      ['Ω', 1],
    ]);
  });

  it('is aggregated, and made of aggregates', async () => {
    expect(
      await all.aggregate({
        letters: Sum(Length('text')),
        longest: Max(Length('text')),
        prices: Sum(Round('price', 1)),
        rounded: Round(Avg('n')),
        tagged: Count('*', { filter: ArrayContains('tags', Value('red')) }),
      }),
    ).toEqual({ letters: 32, longest: 12, prices: '1234570.3', rounded: 429_496_742, tagged: 1 });
    const years = await all
      .annotate({ year: ExtractYear('at') })
      .values('year')
      .annotate({ count: Count('*'), made: Concat(Value('n='), Cast(Count('*'), CharField())) })
      .orderBy('year');
    expect(years).toEqual([
      { year: null, count: 3, made: 'n=3' },
      { year: 1969, count: 1, made: 'n=1' },
      { year: 2024, count: 2, made: 'n=2' },
      { year: 2025, count: 1, made: 'n=1' },
      { year: 12_000, count: 1, made: 'n=1' },
    ]);
  });

  it('stands in a window and in a subquery', async () => {
    const ranked = all.annotate({ rank: Window(Rank(), { orderBy: [Length('text').desc()] }) }).orderBy('rank', 'pk');
    expect((await ranked.slice(3)).map(({ id, rank }) => [id, rank])).toEqual([
      [7, 1],
      [2, 2],
      [1, 3],
    ]);
    const longer = all.annotate({ size: Length('text') }).filter({ size__gt: Coalesce(Length(OuterRef('text')), 99) });
    expect(await keysOf(all.filter(Exists(longer)).orderBy('pk'))).toEqual([1, 2, 6, 8]);
  });

  it('keeps its own variables apart from those of the operator around it', async () => {
    const each = Repeat(Variable('v0'), Length(Variable('v0')));
    const made = Expr('$map', { input: Coalesce('more', Value([])), as: 'v0', in: each });
    const rows = await all
      .filter({ pk__in: [1, 2, 3] })
      .annotate({ made })
      .orderBy('pk')
      .valuesList('made', { flat: true });
    expect(rows).toEqual([['blue'.repeat(4), 'green'.repeat(5)], ['red'.repeat(3)], []]);
  });

  it('is what update() sets', async () => {
    const note = all.filter({ pk: 1 });
    await note.update({
      text: Concat(Upper('text'), Value(' $5')),
      n: ArrayLength('tags'),
      data: JSONObject({ was: 'data' }),
    });
    expect(await suite.database.db.collection('note').findOne({ n: 3, head: 'ALPHABET $5' })).toMatchObject({
      data: { was: { k: 'dark', n: '12', d: 1.5 } },
    });
    await note.update({ text: 'Alphabet', data: F('data__was'), n: 3 });
    expect(await note.get({ text: 'Alphabet' })).toMatchObject({ n: 3, data: { k: 'dark', n: '12', d: 1.5 } });
  });

  it('is read as its field reads it', async () => {
    const made = {
      exact: Cast(Value('0.1'), DecimalField()).add(Cast(Value('0.2'), DecimalField())),
      whole: Cast(Value('12345678901'), IntegerField()),
      first: JSONObject({ at: 'at' }),
    };
    const [row] = await all.filter({ pk: 1 }).annotate(made).values('exact', 'whole', 'first');
    expect(row).toEqual({ exact: '0.3', whole: null, first: { at: new Date('2024-03-31T00:30:15.250Z') } });
  });

  it('gives an embedded document, whose fields are paths', async () => {
    const rows = all.filter({ pk: 1 }).annotate({ first: ArrayElement('authors', 0) });
    expect((await rows.values('first', 'first__name'))[0]).toEqual({
      first: { name: 'Paul', age: 30 },
      first__name: 'Paul',
    });
    expect(await keysOf(all.annotate({ first: ArrayElement('authors', 0) }).filter({ first__age__gt: 20 }))).toEqual([
      1,
    ]);
  });
});
