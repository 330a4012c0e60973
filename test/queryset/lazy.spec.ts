import { describe, expect, it } from '@jest/globals';
import { Entry, expectSent, fixture, keysOf, Ordered } from './support.js';

const suite = fixture();

describe('A query is immutable:', () => {
  it('what narrows it leaves it as it was', async () => {
    const base = Entry.objects.filter({ n__gte: 1 }).orderBy('pk');
    const before = base.toMql();
    base.filter({ n: 1 });
    base.exclude({ n: 1 });
    base.orderBy('-n');
    base.reverse();
    base.slice(1, 2);
    base.values('n');
    base.none();
    base.all();
    await base.first();
    await base.get({ pk: 1 });
    await base.exists();
    expect(base.toMql()).toEqual(before);
    expect(await keysOf(base)).toEqual([1, 2, 3]);
  });

  it('later changes of what it was given do not reach it', () => {
    const list = [1, 2];
    const json: Record<string, unknown> = { a: [1] };
    const day = new Date('2024-05-01T00:00:00Z');
    const dictionary = { n__in: list, data: json, pub: day };
    const query = Entry.objects.filter(dictionary);
    const before = JSON.stringify(query.toMql());
    list.push(3);
    json['b'] = 1;
    (json['a'] as number[]).push(2);
    day.setTime(0);
    dictionary.n__in = [];
    expect(JSON.stringify(query.toMql())).toBe(before);
    expect(JSON.stringify(query.using('default').filter({ headline: 'x' }).toMql())).toContain('"$in":[1,2]');
  });

  it('a change of what toMql() shows does not reach it', () => {
    const query = Entry.objects.filter({ n__in: [1, 2], data: { a: [1] } });
    const { filter: shown = {} } = query.toMql();
    shown['head'] = 'x';
    expect(() => shown['n'].$in.push(3)).toThrow(TypeError);
    expect(() => (shown['data'].$eq.a[0] = 2)).toThrow(TypeError);
    expect(query.toMql().filter).toEqual({ n: { $in: [1, 2] }, data: { $eq: { a: [1] } } });
  });
});

describe('A query is lazy:', () => {
  it('nothing is sent until it is awaited', async () => {
    const query = Entry.objects.filter({ n: 2 }).exclude({ pk: 9 }).orderBy('pk').slice(5).values('pk');
    query.toMql();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expectSent(suite);
    await query;
    expectSent(suite, query.toMql());
  });

  it('every await runs it anew', async () => {
    const query = Entry.objects.filter({ n: 2 });
    expect(await query).toHaveLength(2);
    await suite.database.db.collection<{ _id: number }>('entry').deleteOne({ _id: 3 });
    expect(await query).toHaveLength(1);
    const [first] = await query;
    const [again] = await query;
    expect(first).not.toBe(again);
    expect(suite.sent()).toHaveLength(4);
  });

  it('a name or a value that is wrong is thrown where it is written', () => {
    expect(() => Entry.objects.filter({ headlin: 'x' } as object as { headline: string })).toThrow(/headline/);
    expectSent(suite);
  });
});

describe('A query is thenable:', () => {
  it('returned from an async function it becomes its rows', async () => {
    const load = async () => Entry.objects.filter({ n: 2 }).orderBy('pk');
    const rows = await load();
    expect(Array.isArray(rows)).toBe(true);
    expect(rows.map(({ id }) => id)).toEqual([2, 3]);
  });

  it('Promise.all runs several', async () => {
    const [twos, ones] = await Promise.all([Entry.objects.filter({ n: 2 }), Entry.objects.filter({ n: 1 })]);
    expect([twos.length, ones.length]).toEqual([2, 1]);
  });

  it('kept in an object it stays lazy', async () => {
    const load = async () => ({ query: Entry.objects.filter({ n: 2 }) });
    const { query } = await load();
    expectSent(suite);
    expect(await query.count()).toBe(2);
  });

  it('then() takes both callbacks, and gives a promise', async () => {
    const query = Entry.objects.filter({ n: 1 });
    expect(await query.then((rows) => rows.length)).toBe(1);
    expect(await query.then(null, null)).toHaveLength(1);
    const elsewhere = Entry.objects.using('nowhere');
    const name = await elsewhere.then(
      () => 'rows',
      (error: unknown) => (error instanceof Error ? error.name : 'no error'),
    );
    expect(name).toBe('ImproperlyConfigured');
    await expect(Promise.resolve(elsewhere)).rejects.toThrow("'nowhere'");
  });
});

describe('for await', () => {
  it('streams the rows', async () => {
    const keys: number[] = [];
    for await (const entry of Entry.objects.orderBy('-pk')) {
      expect(entry).toBeInstanceOf(Entry);
      keys.push(entry.id);
    }
    expect(keys).toEqual([4, 3, 2, 1]);
    expectSent(suite, Entry.objects.orderBy('-pk').toMql());
  });

  it('streams values', async () => {
    const rows: unknown[] = [];
    for await (const row of Entry.objects.filter({ n: 1 }).values('headline')) rows.push(row);
    expect(rows).toEqual([{ headline: 'one' }]);
  });

  it('sends nothing before the loop begins, and each loop its own command', async () => {
    const query = Entry.objects.orderBy('pk');
    const iterator = query[Symbol.asyncIterator]();
    expectSent(suite);
    expect((await iterator.next()).value).toMatchObject({ id: 1 });
    await iterator.return();
    for await (const { id } of query) if (id === 2) break;
    expectSent(suite, query.toMql(), query.toMql());
  });

  describe('over more than a batch', () => {
    // Those on this database: other suites run on the same server at the same time.
    const open = async (): Promise<number> => {
      const cursors = await suite.database.client
        .db('admin')
        .aggregate([
          { $currentOp: { idleCursors: true, allUsers: true } },
          { $match: { type: 'idleCursor', ns: { $regex: `^${suite.database.name}\\.` } } },
        ])
        .toArray();
      return cursors.length;
    };
    const fill = async (): Promise<void> => {
      const many = Array.from({ length: 1000 }, (_, i) => ({ _id: i + 100, n: i, code: `m${i}` }));
      await suite.database.db.collection<{ _id: number }>('ordered').insertMany(many);
      suite.clear();
    };
    const names = () => suite.sent().map((command) => Object.keys(command)[0]);

    it('reads all of them', async () => {
      await fill();
      let count = 0;
      for await (const _ of Ordered.objects.orderBy('pk')) count++;
      expect(count).toBe(1012);
      expect(names()).toEqual(['find', 'getMore']);
    });

    it('frees the cursor of the server when the loop is left', async () => {
      await fill();
      const before = await open();
      for await (const { id } of Ordered.objects.orderBy('pk')) {
        if (id === 5) {
          expect(await open()).toBe(before + 1);
          break;
        }
      }
      expect(await open()).toBe(before);
      expect(names()).toEqual(['find', 'killCursors']);
    });

    it('frees it when the loop throws', async () => {
      await fill();
      const before = await open();
      const loop = async () => {
        for await (const { id } of Ordered.objects.orderBy('pk')) if (id === 5) throw new RangeError('five');
      };
      await expect(loop()).rejects.toThrow(RangeError);
      expect(await open()).toBe(before);
    });
  });
});
