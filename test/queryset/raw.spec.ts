import { describe, expect, it } from '@jest/globals';
import { AggregationCursor, type ChangeStream, Collection, FindCursor, MongoServerError } from 'mongodb';
import { DatabaseError, IntegrityError, ObjectId } from 'nestjs-djongo';
import { Entry, expectSent, fixture, rejection } from './support.js';

const suite = fixture();

describe('mongo_*', () => {
  it('has every method of the driver, in both spellings', () => {
    const methods = Object.entries(Object.getOwnPropertyDescriptors(Collection.prototype))
      .filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor')
      .map(([name]) => name);
    expect(methods.length).toBeGreaterThan(35);
    for (const name of methods) {
      const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      expect([name, typeof Reflect.get(Entry.objects, `mongo_${name}`)]).toEqual([name, 'function']);
      expect([snake, typeof Reflect.get(Entry.objects, `mongo_${snake}`)]).toEqual([snake, 'function']);
    }
  });

  it("writes and reads documents as they are, with the driver's types", async () => {
    const { insertedId } = await Entry.objects.mongo_insert_one({ head: 'raw', $x: 1 });
    const id: ObjectId = insertedId;
    expect(await Entry.objects.mongo_insertOne({ head: 'other' })).toMatchObject({ acknowledged: true });
    expect(await Entry.objects.mongo_find_one({ _id: id })).toEqual({ _id: id, head: 'raw', $x: 1 });
    const found = await Entry.objects.mongo_findOneAndUpdate(
      { _id: id },
      { $inc: { n: 3 } },
      { returnDocument: 'after' },
    );
    expect(found?.['n']).toBe(3);
    expect(await Entry.objects.mongo_distinct('head', { n: 2 })).toEqual(['three', 'two']);
    expect(await Entry.objects.mongo_estimated_document_count()).toBe(6);
    expect((await Entry.objects.mongo_delete_many({ head: 'raw' })).deletedCount).toBe(1);
    expect(suite.sent()[0]).toEqual({
      insert: 'entry',
      documents: [{ head: 'raw', $x: 1, _id: id }],
      ordered: true,
    });
  });

  it('gives the cursors of the driver', async () => {
    const found = Entry.objects.mongo_find({ n: 2 }).sort({ _id: -1 }).project({ _id: 1 });
    expect(found).toBeInstanceOf(FindCursor);
    expectSent(suite);
    expect(await found.toArray()).toEqual([{ _id: 3 }, { _id: 2 }]);
    const grouped = Entry.objects.mongo_aggregate<{ _id: number | null; count: number }>([
      { $group: { _id: '$n', count: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ]);
    expect(grouped).toBeInstanceOf(AggregationCursor);
    const rows: string[] = [];
    for await (const { _id, count } of grouped) rows.push(`${_id}: ${count}`);
    expect(rows).toEqual(['null: 1', '1: 1', '2: 2']);
    const stream: ChangeStream = Entry.objects.mongo_watch();
    await stream.close();
    const bulk = Entry.objects.mongo_initialize_ordered_bulk_op();
    bulk.insert({ head: 'bulk' });
    expect((await bulk.execute()).insertedCount).toBe(1);
  });

  it('gives promises for everything else', async () => {
    const promise = Entry.objects.mongo_count_documents({ n: 2 });
    expect(promise).toBeInstanceOf(Promise);
    expect(await promise).toBe(2);
  });

  it("translates errors, the driver's own being the cause", async () => {
    for (const call of [
      Entry.objects.mongo_insert_one({ head: 'one' }),
      Entry.objects.mongo_insertOne({ head: 'one' }),
    ]) {
      const error = (await rejection(call)) as IntegrityError;
      expect(error).toBeInstanceOf(IntegrityError);
      expect(error.fields).toEqual(['headline']);
      expect(error.cause).toBeInstanceOf(MongoServerError);
      expect(error.message).not.toMatch('one');
    }
    const error = await rejection(Entry.objects.mongo_update_one({ pk: 1 }, { $nonsense: { a: 1 } }));
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("leaves a cursor's errors to the driver", async () => {
    const error = await rejection(Entry.objects.mongo_find({ $nonsense: 1 }).toArray());
    expect(error).toBeInstanceOf(MongoServerError);
  });
});
