import { describe, expect, it } from '@jest/globals';
import { FieldError, NotSupportedError } from 'nestjs-djongo';
import { Entry, expectSent, fixture, keysOf, Ordered } from './support.js';

const suite = fixture();

describe('orderBy()', () => {
  it('orders by paths, ascending and descending', async () => {
    const query = Entry.objects.orderBy('-n', 'blog__name', '-pk');
    expect(query.toMql().sort).toEqual({ n: -1, 'blog.name': 1, _id: -1 });
    expect(Object.keys(query.toMql().sort ?? {})).toEqual(['n', 'blog.name', '_id']);
    expect(await keysOf(query)).toEqual([3, 2, 1, 4]);
    expectSent(suite, query.toMql());
  });

  it("replaces the order given before, and the model's own", async () => {
    expect(Ordered.objects.all().toMql().sort).toEqual({ n: -1 });
    expect(Ordered.objects.orderBy('code').toMql().sort).toEqual({ code: 1 });
    expect(Ordered.objects.orderBy('n').orderBy('-code').toMql().sort).toEqual({ code: -1 });
    expect(Ordered.objects.orderBy().toMql()).not.toHaveProperty('sort');
  });

  it('lets the first mention of a field decide', () => {
    expect(Ordered.objects.orderBy('n', 'code', '-n', '-code').toMql().sort).toEqual({ n: 1, code: 1 });
  });

  it.each([
    ['headlin', "Entry has no field 'headlin' (perhaps you meant headline?)."],
    ['blog__name__startswith', "Entry: 'blog__name__startswith' is a lookup; a field is needed here."],
    ['headline__exact', "Entry: 'headline__exact' is a lookup; a field is needed here."],
    ['', "Entry has no field ''."],
    ['-', "Entry has no field ''."],
    ['--n', "Entry has no field '-n' (perhaps you meant n?)."],
    ['$natural', "Entry has no field '$natural'."],
    ['blog.name', "Entry has no field 'blog.name' (perhaps you meant blog__name?)."],
  ])('refuses %j', (key, message) => {
    expect(() => Entry.objects.orderBy(key as 'n')).toThrow(new FieldError(message));
  });
});

describe('reverse()', () => {
  it('turns the order round, twice gives it back', async () => {
    const query = Entry.objects.orderBy('-n', 'pk');
    expect(query.reverse().toMql().sort).toEqual({ n: 1, _id: -1 });
    expect(query.reverse().reverse().toMql().sort).toEqual({ n: -1, _id: 1 });
    expect(Ordered.objects.reverse().toMql().sort).toEqual({ n: 1 });
    expect(await keysOf(query.reverse())).toEqual([4, 1, 3, 2]);
  });
});

describe('first() and last()', () => {
  it('go by the primary key where there is no order', async () => {
    expect((await Entry.objects.first())?.id).toBe(1);
    expect((await Entry.objects.last())?.id).toBe(4);
    expectSent(
      suite,
      { find: 'entry', filter: {}, sort: { _id: 1 }, limit: 1 },
      { find: 'entry', filter: {}, sort: { _id: -1 }, limit: 1 },
    );
  });

  it('go by the order, then by the primary key', async () => {
    expect((await Entry.objects.filter({ n: 2 }).orderBy('n').first())?.id).toBe(2);
    expect((await Entry.objects.filter({ n: 2 }).orderBy('n').last())?.id).toBe(3);
    expect((await Ordered.objects.first())?.id).toBe(3);
    expect((await Ordered.objects.last())?.id).toBe(10);
    expectSent(
      suite,
      { find: 'entry', filter: { n: 2 }, sort: { n: 1, _id: 1 }, limit: 1 },
      { find: 'entry', filter: { n: 2 }, sort: { n: -1, _id: -1 }, limit: 1 },
      { find: 'ordered', filter: {}, sort: { n: -1, _id: 1 }, limit: 1 },
      { find: 'ordered', filter: {}, sort: { n: 1, _id: -1 }, limit: 1 },
    );
  });

  it('are null where there is nothing', async () => {
    expect(await Entry.objects.filter({ n: 99 }).first()).toBeNull();
    expect(await Entry.objects.filter({ n: 99 }).last()).toBeNull();
  });

  it('first() of a slice is its first', async () => {
    expect((await Ordered.objects.orderBy('code').slice(4, 8).first())?.id).toBe(5);
  });
});

describe('slice()', () => {
  it.each([
    ['slice(3)', () => Ordered.objects.orderBy('code').slice(3), { limit: 3 }, [1, 2, 3]],
    ['slice(2, 5)', () => Ordered.objects.orderBy('code').slice(2, 5), { skip: 2, limit: 3 }, [3, 4, 5]],
    ['slice(10, undefined)', () => Ordered.objects.orderBy('code').slice(10, undefined), { skip: 10 }, [11, 12]],
    [
      'slice(0, undefined)',
      () => Ordered.objects.filter({ n: 0 }).orderBy('code').slice(0, undefined),
      {},
      [1, 4, 7, 10],
    ],
    ['slice(11, 99)', () => Ordered.objects.orderBy('code').slice(11, 99), { skip: 11, limit: 88 }, [12]],
    ['of a slice', () => Ordered.objects.orderBy('code').slice(2, 8).slice(1, 3), { skip: 3, limit: 2 }, [4, 5]],
    [
      'of a slice, to its end',
      () => Ordered.objects.orderBy('code').slice(2, 5).slice(1, 99),
      { skip: 3, limit: 2 },
      [4, 5],
    ],
    [
      'of an open slice',
      () => Ordered.objects.orderBy('code').slice(9, undefined).slice(2),
      { skip: 9, limit: 2 },
      [10, 11],
    ],
    [
      'open, of a slice',
      () => Ordered.objects.orderBy('code').slice(2, 5).slice(1, undefined),
      { skip: 3, limit: 2 },
      [4, 5],
    ],
  ])('%s', async (_, query, command, keys) => {
    const { sort, filter, find, ...rest } = query().toMql();
    expect({ find, sort }).toEqual({ find: 'ordered', sort: { code: 1 } });
    expect(rest).toEqual(command);
    expect(await keysOf(query())).toEqual(keys);
    expectSent(suite, query().toMql());
    expect(filter).toBeDefined();
  });

  it('beyond the slice it is of is empty', async () => {
    expect(await Ordered.objects.orderBy('code').slice(2, 5).slice(3, 9)).toEqual([]);
    expectSent(suite);
  });

  it('adds the primary key where documents may tie, so that pages neither overlap nor leave gaps', async () => {
    const pages = [0, 5, 10].map((from) => Ordered.objects.orderBy('n').slice(from, from + 5));
    expect(pages.map((page) => page.toMql().sort)).toEqual(Array.from({ length: 3 }, () => ({ n: 1, _id: 1 })));
    const keys = (await Promise.all(pages.map((page) => keysOf(page)))).flat();
    expect(keys).toEqual([1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12]);
    expect(Ordered.objects.orderBy('-n').reverse().slice(5).toMql().sort).toEqual({ n: 1, _id: -1 });
    expect(Ordered.objects.orderBy().slice(5).toMql().sort).toEqual({ _id: 1 });
  });

  it('adds nothing where a unique field is in the order', () => {
    expect(Ordered.objects.orderBy('n', 'code').slice(5).toMql().sort).toEqual({ n: 1, code: 1 });
    expect(Ordered.objects.orderBy('n', '-pk').slice(5).toMql().sort).toEqual({ n: 1, _id: -1 });
  });

  it.each([[-1], [1.5], [NaN], [Infinity], ['3'], [null], [{}]])('refuses %p', (bound) => {
    expect(() => Ordered.objects.slice(bound as number)).toThrow(NotSupportedError);
    expect(() => Ordered.objects.slice(0, bound as number)).toThrow(NotSupportedError);
    expect(() => Ordered.objects.slice(bound as number, 5)).toThrow(NotSupportedError);
  });

  it('refuses a bound that was forgotten', () => {
    expect(() => Ordered.objects.slice(undefined as unknown as number)).toThrow(NotSupportedError);
  });
});
