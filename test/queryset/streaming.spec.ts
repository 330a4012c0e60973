import { describe, expect, it } from '@jest/globals';
import { FieldError } from 'nestjs-djongo';
import { firstValueFrom, lastValueFrom, map, Observable, take, toArray } from 'rxjs';
import { Entry, expectSent, fixture, Ordered, rejection } from './support.js';

const suite = fixture();

/** Number of cursors that this suite has open on the server. */
async function open(): Promise<number> {
  const pipeline = [
    { $currentOp: { idleCursors: true } },
    { $match: { type: 'idleCursor', ns: `${suite.database.name}.ordered` } },
  ];
  return (await suite.database.client.db('admin').aggregate(pipeline).toArray()).length;
}

/** Resolves when no cursor is open any more: one that is left is freed on the way. */
async function noneOpen(): Promise<void> {
  for (let i = 0; i < 100 && (await open()) > 0; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await open()).toBe(0);
}

const names = () => suite.sent().map((command) => Object.keys(command)[0]);

describe('iterator()', () => {
  it('streams the rows in batches of the given size', async () => {
    const keys: number[] = [];
    for await (const { id } of Ordered.objects.orderBy('pk').iterator({ batchSize: 5 })) keys.push(id);
    expect(keys).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expectSent(
      suite,
      { find: 'ordered', filter: {}, sort: { _id: 1 }, batchSize: 5 },
      ...[1, 2].map(() => ({ getMore: suite.sent()[1]?.['getMore'], collection: 'ordered', batchSize: 5 })),
    );
  });

  it('needs no options', async () => {
    const rows: unknown[] = [];
    for await (const row of Entry.objects.filter({ n: 2 }).orderBy('pk').values('headline').iterator()) rows.push(row);
    expect(rows).toEqual([{ headline: 'two' }, { headline: 'three' }]);
    expectSent(suite, { find: 'entry', filter: { n: 2 }, projection: { _id: 0, head: 1 }, sort: { _id: 1 } });
  });

  it('sends nothing before the loop, runs anew in each, and can come from an async function', async () => {
    const load = async () => Entry.objects.filter({ n: 1 }).iterator({ batchSize: 2 });
    const iterator = await load();
    expectSent(suite);
    for await (const entry of iterator) expect(entry).toBeInstanceOf(Entry);
    for await (const { id } of iterator) expect(id).toBe(1);
    const command = { find: 'entry', filter: { n: 1 }, batchSize: 2 };
    expectSent(suite, command, command);
  });

  it('frees the cursor of the server when the loop is left', async () => {
    for await (const { id } of Ordered.objects.orderBy('pk').iterator({ batchSize: 2 })) {
      if (id === 1) expect(await open()).toBe(1);
      if (id === 3) break;
    }
    expect(await open()).toBe(0);
    expect(names()).toEqual(['find', 'getMore', 'killCursors']);
  });

  it('has the server close the cursor where one batch is all', async () => {
    for await (const _ of Ordered.objects.orderBy('pk').slice(5).iterator({ batchSize: 5 })) continue;
    expect(await open()).toBe(0);
    expectSent(suite, { find: 'ordered', filter: {}, sort: { _id: 1 }, limit: 5, batchSize: 6 });
    expect(Ordered.objects.orderBy('pk').slice(5).configure({ batchSize: 5 }).toMql().batchSize).toBe(6);
  });

  it('gives nothing without a command where nothing can match', async () => {
    for await (const entry of Entry.objects.none().iterator()) throw new Error(`There is no ${entry.headline}.`);
    expectSent(suite);
  });

  it.each([
    [{ batchSize: 0 }, 'Entry: iterator(): batchSize is a whole number of at least 1, not a value of type number.'],
    [{ batchSize: 1.5 }, 'Entry: iterator(): batchSize is a whole number of at least 1, not a value of type number.'],
    [{ batchSize: '5' }, 'Entry: iterator(): batchSize is a whole number of at least 1, not a value of type string.'],
    [{ batchsize: 5 }, "Entry: iterator() has no option 'batchsize' (perhaps you meant batchSize?)."],
    [{ comment: 'x' }, "Entry: iterator() has no option 'comment'."],
    [5, 'Entry: iterator() takes an object of options, not a value of type number.'],
  ])('refuses %j', (options, message) => {
    expect(() => Entry.objects.iterator(options as { batchSize: number })).toThrow(new FieldError(message));
  });
});

describe('stream()', () => {
  it('is an Observable of the rows', async () => {
    const stream = Entry.objects.filter({ n: 2 }).orderBy('pk').stream();
    expect(stream).toBeInstanceOf(Observable);
    const keys = await lastValueFrom(
      stream.pipe(
        map(({ id }) => id),
        toArray(),
      ),
    );
    expect(keys).toEqual([2, 3]);
    expectSent(suite, { find: 'entry', filter: { n: 2 }, sort: { _id: 1 } });
    const values = await lastValueFrom(
      Entry.objects.orderBy('pk').valuesList('headline', { flat: true }).stream().pipe(toArray()),
    );
    expect(values).toEqual(['one', 'two', 'three', 'four']);
  });

  it('sends nothing before it is subscribed to, and runs anew for each subscriber', async () => {
    const stream = Entry.objects.filter({ n: 2 }).stream();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expectSent(suite);
    expect(await lastValueFrom(stream.pipe(toArray()))).toHaveLength(2);
    await suite.database.db.collection<{ _id: number }>('entry').deleteOne({ _id: 3 });
    const [a, b] = await Promise.all([lastValueFrom(stream.pipe(toArray())), lastValueFrom(stream.pipe(toArray()))]);
    expect([a.length, b.length]).toEqual([1, 1]);
    expect(a[0]).not.toBe(b[0]);
    const command = { find: 'entry', filter: { n: 2 } };
    expectSent(suite, command, command, command);
  });

  it('frees the cursor of the server when it is unsubscribed from', async () => {
    const query = Ordered.objects.orderBy('pk').configure({ batchSize: 2 });
    const seen: number[] = [];
    const unsubscribed = new Promise<void>((resolve, reject) => {
      const subscription = query.stream().subscribe({
        next: ({ id }) => {
          seen.push(id);
          if (id < 3) return;
          subscription.unsubscribe();
          resolve();
        },
        error: reject,
        complete: () => reject(new Error('It was left before its end.')),
      });
    });
    await unsubscribed;
    await noneOpen();
    expect(seen).toEqual([1, 2, 3]);
    expect(names()).toEqual(['find', 'getMore', 'killCursors']);
  });

  it('frees it while it waits for the next batch', async () => {
    const query = Ordered.objects.orderBy('pk').configure({ batchSize: 2 });
    const seen: number[] = [];
    const subscription = query.stream().subscribe(({ id }) => seen.push(id));
    // The rows of a batch come in one turn, so what is sent next is under way when the turn is over.
    while (names().length < 2) await new Promise((resolve) => setImmediate(resolve));
    subscription.unsubscribe();
    const before = [...seen];
    await noneOpen();
    expect(names().filter((name) => name === 'find')).toHaveLength(1);
    expect(names().at(-1)).toBe('killCursors');
    expect(seen).toEqual(before);
  });

  it('frees it when an operator has had enough', async () => {
    const stream = Ordered.objects.orderBy('pk').configure({ batchSize: 3 }).stream();
    expect((await firstValueFrom(stream)).id).toBe(1);
    expect(await lastValueFrom(stream.pipe(take(2), toArray()))).toHaveLength(2);
    await noneOpen();
    expect(names().sort()).toEqual(['find', 'find', 'killCursors', 'killCursors']);
  });

  it('sends nothing where it is unsubscribed from at once', async () => {
    const subscription = Ordered.objects.orderBy('pk').stream().subscribe();
    subscription.unsubscribe();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expectSent(suite);
  });

  it('completes at once, without a command, where nothing can match', async () => {
    expect(await lastValueFrom(Entry.objects.none().stream().pipe(toArray()))).toEqual([]);
    expectSent(suite);
  });

  it('ends with what goes wrong', async () => {
    const nowhere = await rejection(firstValueFrom(Entry.objects.using('nowhere').stream()));
    expect(nowhere.name).toBe('ImproperlyConfigured');
    const refused = await rejection(firstValueFrom(Entry.objects.all().hint('no_such_index').stream()));
    expect(refused.name).toBe('DatabaseError');
  });

  it('is left by its reader’s own error, which is not the query’s', async () => {
    const stream = Ordered.objects.orderBy('pk').configure({ batchSize: 2 }).stream();
    const failing = stream.pipe(
      map(({ id }) => {
        if (id === 2) throw new RangeError('two');
        return id;
      }),
    );
    await expect(lastValueFrom(failing)).rejects.toThrow(RangeError);
    await noneOpen();
  });
});
