import { describe, expect, it } from '@jest/globals';
import { FieldError, MultipleObjectsReturned, NotSupportedError, ObjectDoesNotExist, Q } from 'nestjs-djongo';
import { Blog, DAY, Entry, expectSent, fixture, keysOf, Ordered, rejection } from './support.js';

const suite = fixture();

describe('Awaiting a query', () => {
  it('sends what toMql() shows and gives instances', async () => {
    const query = Entry.objects.filter({ blog__name__startswith: 'Be', n__gte: 1 }).orderBy('-n');
    const command = query.toMql();
    expect(command).toEqual({
      find: 'entry',
      filter: { 'blog.name': { $regex: '^Be' }, n: { $gte: 1 } },
      sort: { n: -1 },
    });
    const rows = await query;
    expectSent(suite, command);
    expect(rows.map(({ headline }) => headline)).toEqual(['two', 'one']);
    expect(rows[0]).toBeInstanceOf(Entry);
    expect(rows[0]?.blog).toBeInstanceOf(Blog);
  });

  it('filters again and again', async () => {
    const query = Entry.objects.filter({ n: 2 }).filter({ tags: 'hot' }).exclude({ headline: 'x' }).exclude({ n: 3 });
    expect(query.toMql().filter).toEqual({ n: 2, tags: 'hot', $nor: [{ head: 'x' }, { n: 3 }] });
    expect(await keysOf(query)).toEqual([2]);
    const twice = Entry.objects.filter({ n__gte: 1 }).filter({ n__gte: 2 }).orderBy('pk');
    expect(twice.toMql().filter).toEqual({ $and: [{ n: { $gte: 1 } }, { n: { $gte: 2 } }] });
    expect(await keysOf(twice)).toEqual([2, 3]);
  });

  it('excludes exactly what filter() would find', async () => {
    const query = Entry.objects.exclude({ n: 2, tags: 'hot' }).orderBy('pk');
    expect(query.toMql().filter).toEqual({ $nor: [{ n: 2, tags: 'hot' }] });
    expect(await keysOf(query)).toEqual([1, 3, 4]);
  });

  it('takes everything for nothing', async () => {
    const base = Entry.objects.all();
    expect(base.filter({})).toBe(base);
    expect(base.exclude({})).toBe(base);
    expect(base.filter()).toBe(base);
    expect(base.filter({}, Q({}), Q({}).not(), Q({}).and({}))).toBe(base);
    expect(await Entry.objects.filter({})).toHaveLength(4);
    expectSent(suite, { find: 'entry', filter: {} });
  });
});

describe('Conditions made by Q', () => {
  const found = async (condition: Q): Promise<number[]> => keysOf(Entry.objects.filter(condition).orderBy('pk'));
  type Q = ReturnType<typeof Q>;

  it('combine by and, or and not', async () => {
    const either = Q({ headline: 'one' }).or({ headline: 'four' });
    expect(Entry.objects.filter(either).toMql().filter).toEqual({ $or: [{ head: 'one' }, { head: 'four' }] });
    expect(await found(either)).toEqual([1, 4]);
    expect(await found(either.not())).toEqual([2, 3]);
    expect(await found(either.and({ n: 1 }))).toEqual([1]);
    expect(await found(either.and(Q({ n: 1 }).not()))).toEqual([4]);
    expect(await found(either.not().not())).toEqual([1, 4]);
    expect(
      await found(
        Q({ n: 2 })
          .and(Q({ tags: 'hot' }).or({ pub: DAY }))
          .or(Q({ n: null })),
      ),
    ).toEqual([2, 4]);
  });

  it('stand beside dictionaries', async () => {
    const query = Entry.objects.filter(Q({ headline: 'one' }).or({ headline: 'two' }), Q({ tags: 'new' }).not(), {
      n: 2,
    });
    expect(query.toMql().filter).toEqual({
      $or: [{ head: 'one' }, { head: 'two' }],
      $nor: [{ tags: 'new' }],
      n: 2,
    });
    expect(await keysOf(query)).toEqual([2]);
    expect(await Entry.objects.get(Q({ headline: 'one' }))).toMatchObject({ id: 1 });
    expect(await keysOf(Entry.objects.exclude(Q({ n: 2 }).or({ n: null })))).toEqual([1]);
  });

  it('flatten', () => {
    const or = Q({ n: 1 }).or({ n: 2 }).or({ n: 3 });
    expect(Entry.objects.filter(or).toMql().filter).toEqual({ $or: [{ n: 1 }, { n: 2 }, { n: 3 }] });
    expect(Entry.objects.filter(or.not()).toMql().filter).toEqual({ $nor: [{ n: 1 }, { n: 2 }, { n: 3 }] });
    const and = Q({ n: 1 }).and({ headline: 'x' }).and({ tags: 'a' });
    expect(Entry.objects.filter(and).toMql().filter).toEqual({ n: 1, head: 'x', tags: 'a' });
  });

  it('ask for nothing where they are empty, so that they can be built up in a loop', async () => {
    const collected = [1, 2].reduce<Q>((condition, n) => condition.or({ n }) as Q, Q({}) as Q);
    expect(await found(collected)).toEqual([1, 2, 3]);
    expect(await found(Q({ n: 1 }).or({}) as Q)).toEqual([1]);
    expect(await found(Q({}).not().or({ n: 1 }) as Q)).toEqual([1]);
    expect(await found(Q({}).and({ n: 1 }) as Q)).toEqual([1]);
  });

  it('do not change when they are combined', async () => {
    const one = Q({ headline: 'one' });
    one.or({ headline: 'two' });
    one.and({ n: 5 });
    one.not();
    expect(await found(one as Q)).toEqual([1]);
  });

  it('decide by themselves where a part does', () => {
    const none = Q({ n__in: [] });
    expect(Entry.objects.filter(none.or({ n: 1 })).toMql().filter).toEqual({ n: 1 });
    expect(Entry.objects.filter(none.and({ n: 1 })).toMql().filter).toEqual({ $expr: false });
    expect(Entry.objects.filter(none.not().and({ n: 1 })).toMql().filter).toEqual({ n: 1 });
    expect(Entry.objects.filter(none.not().or({ n: 1 })).toMql().filter).toEqual({});
  });
});

describe('get()', () => {
  it('gives the one object and reads at most two', async () => {
    expect((await Entry.objects.get({ pk: 2 })).headline).toBe('two');
    expectSent(suite, { find: 'entry', filter: { _id: 2 }, limit: 2 });
    expect((await Entry.objects.filter({ n: 1 }).get()).id).toBe(1);
    expect((await Ordered.objects.filter({ n: 1 }).slice(1, 2).get()).id).toBe(5);
  });

  it('throws errors of the model', async () => {
    const missing = await rejection(Entry.objects.get({ pk: 9 }));
    expect(missing).toBeInstanceOf(Entry.DoesNotExist);
    expect(missing).toBeInstanceOf(ObjectDoesNotExist);
    expect(missing).not.toBeInstanceOf(Ordered.DoesNotExist);
    expect(missing.message).toBe('Entry matching query does not exist.');
    expect(missing.name).toBe('Entry.DoesNotExist');
    const several = await rejection(Entry.objects.get({ n: 2 }));
    expect(several).toBeInstanceOf(Entry.MultipleObjectsReturned);
    expect(several).toBeInstanceOf(MultipleObjectsReturned);
    expect(several).not.toBeInstanceOf(Ordered.MultipleObjectsReturned);
    expect(several.message).toBe('get() returned more than one Entry.');
    expectSent(suite, { find: 'entry', filter: { _id: 9 }, limit: 2 }, { find: 'entry', filter: { n: 2 }, limit: 2 });
  });

  it('sends nothing where nothing can match', async () => {
    expect(await rejection(Entry.objects.get({ pk__in: [] }))).toBeInstanceOf(Entry.DoesNotExist);
    expect(await rejection(Entry.objects.none().get())).toBeInstanceOf(Entry.DoesNotExist);
    expectSent(suite);
  });
});

describe('count()', () => {
  it.each([
    ['all', () => Entry.objects.all(), 4, [{ $count: 'n' }]],
    ['a condition', () => Entry.objects.filter({ n: 2 }), 2, [{ $match: { n: 2 } }, { $count: 'n' }]],
    ['no match', () => Entry.objects.filter({ n: 9 }), 0, [{ $match: { n: 9 } }, { $count: 'n' }]],
    ['a slice', () => Entry.objects.all().slice(1, 3), 2, [{ $skip: 1 }, { $limit: 2 }, { $count: 'n' }]],
    [
      'the end of a slice',
      () => Entry.objects.orderBy('n').slice(3, 9),
      1,
      [{ $skip: 3 }, { $limit: 6 }, { $count: 'n' }],
    ],
    ['the open slice', () => Entry.objects.all().slice(3, undefined), 1, [{ $skip: 3 }, { $count: 'n' }]],
    ['values', () => Entry.objects.filter({ n: 2 }).values('headline'), 2, [{ $match: { n: 2 } }, { $count: 'n' }]],
  ])('counts %s', async (_, query, count, pipeline) => {
    expect(await query().count()).toBe(count);
    expectSent(suite, { aggregate: 'entry', pipeline, cursor: {} });
  });
});

describe('exists()', () => {
  it.each([
    ['a match', () => Entry.objects.filter({ n: 2 }), true, { filter: { n: 2 }, projection: { _id: 1 }, limit: 1 }],
    ['no match', () => Entry.objects.filter({ n: 9 }), false, { filter: { n: 9 }, projection: { _id: 1 }, limit: 1 }],
    ['an order', () => Entry.objects.orderBy('n'), true, { filter: {}, projection: { _id: 1 }, limit: 1 }],
    [
      'a slice beyond the end',
      () => Entry.objects.all().slice(4, 9),
      false,
      { filter: {}, projection: { _id: 1 }, sort: { _id: 1 }, skip: 4, limit: 1 },
    ],
  ])('says it of %s', async (_, query, exists, command) => {
    expect(await query().exists()).toBe(exists);
    expectSent(suite, { find: 'entry', ...command });
  });
});

describe('values()', () => {
  it('gives plain rows of paths', async () => {
    const query = Entry.objects
      .orderBy('pk')
      .values('pk', 'headline', 'blog__name', 'authors__name', 'data__a__b', 'tags__0');
    expect(query.toMql()).toEqual({
      find: 'entry',
      filter: {},
      projection: { _id: 1, head: 1, 'blog.name': 1, 'authors.name': 1, 'data.a.b': 1, tags: 1 },
      sort: { _id: 1 },
    });
    const rows: unknown = await query;
    expectSent(suite, query.toMql());
    expect(rows).toEqual([
      { pk: 1, headline: 'one', blog__name: 'Beatles', authors__name: ['Paul'], data__a__b: 1, tags__0: 'hot' },
      { pk: 2, headline: 'two', blog__name: 'Bees', authors__name: [], data__a__b: null, tags__0: 'hot' },
      { pk: 3, headline: 'three', blog__name: null, authors__name: [], data__a__b: null, tags__0: null },
      { pk: 4, headline: 'four', blog__name: null, authors__name: null, data__a__b: null, tags__0: null },
    ]);
  });

  it('gives all fields where none is named', async () => {
    const [row] = await Entry.objects.filter({ pk: 3 }).values();
    expect(row).not.toBeInstanceOf(Entry);
    expect(row).toEqual({ id: 3, headline: 'three', n: 2, pub: null, blog: null, authors: [], tags: [], data: {} });
  });

  it('asks once for a path and what it is part of', async () => {
    const query = Entry.objects.filter({ pk: 1 }).values('blog__name', 'blog', 'authors__0__name', 'authors__email');
    expect(query.toMql().projection).toEqual({ _id: 0, blog: 1, 'authors.name': 1, 'authors.email': 1 });
    expect(await query).toEqual([
      {
        blog__name: 'Beatles',
        blog: expect.objectContaining({ name: 'Beatles' }),
        authors__0__name: 'Paul',
        authors__email: ['p@x'],
      },
    ]);
  });

  it('finds items of JSON by their index', async () => {
    const query = Entry.objects.filter({ pk: 1 }).values('data__list__1', 'data__list__7', 'data__a__0__b');
    expect(query.toMql().projection).toEqual({ _id: 0, 'data.list': 1, 'data.a': 1 });
    expect(await query).toEqual([{ data__list__1: 20, data__list__7: null, data__a__0__b: null }]);
  });

  it('is what first() and get() give then', async () => {
    expect(await Entry.objects.values('headline').first()).toEqual({ headline: 'one' });
    expect(await Entry.objects.values('headline').get({ pk: 2 })).toEqual({ headline: 'two' });
    expect(await Entry.objects.values('headline').last()).toEqual({ headline: 'four' });
  });

  it('refuses lookups and unknown names', () => {
    expect(() => Entry.objects.values('headline__in' as 'headline')).toThrow(FieldError);
    expect(() => Entry.objects.values('headlin' as 'headline')).toThrow('perhaps you meant headline?');
  });
});

describe('none()', () => {
  it('gives nothing without a command, whatever comes after', async () => {
    const none = Entry.objects.none();
    expect(await none).toEqual([]);
    expect(await none.filter({ n: 1 }).exclude({ n: 2 }).orderBy('n').slice(3).values('n')).toEqual([]);
    expect(await none.all()).toEqual([]);
    expect(await none.count()).toBe(0);
    expect(await none.exists()).toBe(false);
    expect(await none.first()).toBeNull();
    expect(await none.last()).toBeNull();
    expect(await none.update({ n: 5 })).toBe(0);
    expect(await none.delete()).toEqual({ deleted: 0, byModel: {} });
    for await (const entry of none) throw new Error(`There is no ${entry.headline}.`);
    expectSent(suite);
    expect(none.toMql()).toEqual({ find: 'entry', filter: { $expr: false } });
  });

  it('is what an empty list and an empty slice are too', async () => {
    const empty = Entry.objects.filter({ n__in: [] });
    expect(await empty).toEqual([]);
    expect(await empty.count()).toBe(0);
    expect(await empty.exists()).toBe(false);
    expect(await empty.update({ n: 5 })).toBe(0);
    expect(await empty.delete()).toEqual({ deleted: 0, byModel: {} });
    expect(await Entry.objects.filter({ n__in: new Set<number>() }, { headline: 'one' })).toEqual([]);
    expect(await Entry.objects.all().slice(2, 2)).toEqual([]);
    expect(await Entry.objects.all().slice(5, 2)).toEqual([]);
    expect(await Entry.objects.all().slice(0).count()).toBe(0);
    expectSent(suite);
    expect(Entry.objects.all().slice(2, 2).toMql().filter).toEqual({ $expr: false });
  });

  it('leaves everything where an empty list is excluded', async () => {
    expect(await Entry.objects.exclude({ n__in: [] })).toHaveLength(4);
    expectSent(suite, { find: 'entry', filter: {} });
  });
});

describe('A slice refuses', () => {
  const slice = () => Entry.objects.all().slice(2);
  it.each([
    ['filter', () => slice().filter({ n: 1 })],
    ['exclude', () => slice().exclude({ n: 1 })],
    ['orderBy', () => slice().orderBy('n')],
    ['reverse', () => slice().reverse()],
  ])('%s()', (method, call) => {
    expect(call).toThrow(new NotSupportedError(`${method}() cannot follow slice(): call it before.`));
  });

  it('last() and get() with conditions', async () => {
    expect((await rejection(Entry.objects.all().slice(2).last())).message).toMatch('last() cannot follow slice()');
    expect(await rejection(Entry.objects.all().slice(2).get({ n: 1 }))).toBeInstanceOf(NotSupportedError);
    expectSent(suite);
  });
});
