import { describe, expect, it } from '@jest/globals';
import {
  type AnyUpdate,
  FieldError,
  IntegrityError,
  type JsonValue,
  NotSupportedError,
  ValidationError,
} from 'nestjs-djongo';
import { DAY, Entry, expectSent, fixture, keysOf, rejection } from './support.js';

const suite = fixture();
const stored = (key: number) => suite.database.db.collection<{ _id: number }>('entry').findOne({ _id: key });
const update = (values: unknown) => Entry.objects.filter({ n: 2 }).update(values as AnyUpdate);

describe('create()', () => {
  const values = { id: 9, headline: 'nine', n: null, pub: null, blog: null, data: null };

  it('inserts an instance and gives it back', async () => {
    const entry = await Entry.objects.create({ ...values, blog: { name: 'b', tagline: null }, tags: ['x'] });
    expect(entry).toBeInstanceOf(Entry);
    const document = {
      _id: 9,
      head: 'nine',
      n: null,
      pub: null,
      blog: { name: 'b', tagline: null },
      authors: [],
      tags: ['x'],
      data: null,
    };
    expectSent(suite, { insert: 'entry', documents: [document], ordered: true });
    expect(await stored(9)).toEqual(document);
    expect((await Entry.objects.get({ pk: 9 })).equals(entry)).toBe(true);
  });

  it('validates first', async () => {
    const error = await rejection(Entry.objects.create({ ...values, headline: 'x'.repeat(21), blog: { name: '' } }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(Object.keys((error as ValidationError).messageDict)).toEqual(['headline', 'blog.name']);
    expectSent(suite);
  });

  it('says which fields are taken, under their own names', async () => {
    const error = (await rejection(Entry.objects.create({ ...values, headline: 'one' }))) as IntegrityError;
    expect(error).toBeInstanceOf(IntegrityError);
    expect(error.fields).toEqual(['headline']);
    expect(error.cause).toMatchObject({ code: 11000 });
    const taken = (await rejection(Entry.objects.create({ ...values, id: 1 }))) as IntegrityError;
    expect(taken.fields).toEqual(['id']);
  });
});

describe('update()', () => {
  it('sets fields and counts what matched, changed or not', async () => {
    expect(await Entry.objects.filter({ n: 2 }).update({ n: 5, pub: DAY })).toBe(2);
    expectSent(suite, {
      update: 'entry',
      updates: [{ q: { n: 2 }, u: { $set: { n: 5, pub: DAY } }, multi: true }],
      ordered: true,
    });
    expect(await Entry.objects.filter({ n: 5 }).update({ n: 5 })).toBe(2);
    expect(await Entry.objects.filter({ n: 99 }).update({ n: 5 })).toBe(0);
    expect(await stored(2)).toMatchObject({ head: 'two', n: 5, pub: DAY });
  });

  it('sets paths, items and null', async () => {
    const values = { blog__name: 'x', authors__0__email: null, tags__1: 'y', data__a__b: { $inc: 1 }, pub: null };
    expect(await Entry.objects.filter({ pk: 1 }).update(values)).toBe(1);
    expect(suite.sent()[0]?.['updates'][0].u).toEqual({
      $set: { 'blog.name': 'x', 'authors.0.email': null, 'tags.1': 'y', 'data.a.b': { $inc: 1 }, pub: null },
    });
    expect(await stored(1)).toMatchObject({
      blog: { name: 'x', tagline: null },
      authors: [{ name: 'Paul', email: null }],
      tags: ['hot', 'y'],
      data: { a: { b: { $inc: 1 } } },
      pub: null,
    });
  });

  it('takes any JSON at a key of JSON, whatever the rules of the whole', async () => {
    await Entry.objects.filter({ pk: 1 }).update({ data__a__b: null, data__s: '' });
    expect(await stored(1)).toMatchObject({ data: { a: { b: null }, s: '' } });
  });

  it('sets embedded documents and arrays as a whole', async () => {
    await Entry.objects
      .filter({ pk: 2 })
      .update({ blog: { name: 'new', tagline: null }, authors: [{ name: 'A', email: null }] });
    expect(await stored(2)).toMatchObject({
      blog: { name: 'new', tagline: null },
      authors: [{ name: 'A', email: null }],
    });
  });

  it('touches exactly what the query would return', async () => {
    const query = Entry.objects.filter({ n__gte: 1 }).exclude({ tags: 'new' });
    expect(await keysOf(query.orderBy('pk'))).toEqual([2, 3]);
    expect(await query.orderBy('-n').reverse().update({ n: 7 })).toBe(2);
    expect(await keysOf(Entry.objects.filter({ n: 7 }).orderBy('pk'))).toEqual([2, 3]);
  });

  it.each([
    ['nothing', {}, 'Entry: update() needs at least one field.'],
    ['no object', 'headline', 'Entry: update() takes an object of fields, not a value of type string.'],
    ['null', null, 'Entry: update() takes an object of fields, not a value of type null.'],
    ['an array', ['x'], 'Entry: update() takes an object of fields, not a value of type array.'],
    ['a Map', new Map([['n', 1]]), 'Entry: update() takes an object of fields, not a value of type Map.'],
    ['an operator', { $set: { n: 1 } }, "Entry has no field '$set'."],
    ['a lookup', { n__gt: 1 }, "Entry: 'n__gt' is a lookup; a field is needed here."],
    ['an unknown field', { headlin: 'x' }, "Entry has no field 'headlin' (perhaps you meant headline?)."],
    ['undefined', { n: undefined }, 'Entry.n is undefined; leave the key out, or give null.'],
    ['the primary key', { pk: 5 }, 'Entry.pk: a primary key cannot be changed.'],
    [
      'all items of an array',
      { authors__name: 'x' },
      "Entry.authors__name goes through an array; name the item, as in 'authors__0__name', or use Each().",
    ],
    [
      'a field and a part of it',
      { blog: null, blog__name: 'x' },
      "Entry: update() changes 'blog.name' and what contains it at once.",
    ],
    ['a symbol', { n: 1, [Symbol('x')]: 1 }, 'Entry: update() may not have symbols as keys.'],
  ])('refuses %s', async (_, values, message) => {
    const error = await rejection(update(values));
    expect(error).toBeInstanceOf(FieldError);
    expect(error.message).toBe(message);
    expectSent(suite);
  });

  it('validates every value and names every path', async () => {
    const error = await rejection(
      update({ headline: 'x'.repeat(21), n: 1.5, blog__name: '', authors__0__name: null, tags: ['', 'a'] }),
    );
    expect(error).toBeInstanceOf(ValidationError);
    expect(Object.keys((error as ValidationError).messageDict)).toEqual([
      'headline',
      'n',
      'blog.name',
      'authors.0.name',
      'tags.0',
    ]);
    expectSent(suite);
  });

  it('refuses what is too much for the server before it is sent', async () => {
    const nested = (levels: number): JsonValue => (levels === 0 ? 1 : { a: nested(levels - 1) });
    const limit = 16 * 1024 * 1024;
    expect(await update({ data: nested(100) })).toBe(2);
    expect(await update({ data__a__b: nested(98) })).toBe(2);
    suite.clear();
    const deep = (await rejection(update({ data__a__b: nested(99) }))) as ValidationError;
    expect(deep.messageDict).toEqual({ 'data.a.b': ['Value is nested deeper than 100 levels.'] });
    const large = await rejection(update({ data: 'x'.repeat(limit) }));
    expect(large).toMatchObject({ name: 'ValidationError', code: 'too_large', params: { max: limit } });
    const whole = await rejection(update({ data: 'x'.repeat(limit / 2), blog__tagline: 'x'.repeat(limit / 2) }));
    expect(whole).toMatchObject({ name: 'ValidationError', code: 'too_large' });
    expectSent(suite);
  });

  it('translates what the server refuses', async () => {
    const error = (await rejection(Entry.objects.filter({ pk: 2 }).update({ headline: 'one' }))) as IntegrityError;
    expect(error).toBeInstanceOf(IntegrityError);
    expect(error.fields).toEqual(['headline']);
  });
});

describe('delete()', () => {
  it('deletes what the query would return, and counts', async () => {
    expect(await Entry.objects.filter({ n: 2 }).exclude({ tags: 'hot' }).delete()).toEqual({
      deleted: 1,
      byModel: { Entry: 1 },
    });
    expectSent(suite, {
      delete: 'entry',
      deletes: [{ q: { n: 2, $nor: [{ tags: 'hot' }] }, limit: 0 }],
      ordered: true,
    });
    expect(await keysOf(Entry.objects.orderBy('pk'))).toEqual([1, 2, 4]);
    expect(await Entry.objects.filter({ n: 99 }).delete()).toEqual({ deleted: 0, byModel: {} });
  });

  it('refuses after values()', async () => {
    const error = await rejection(Entry.objects.filter({ n: 2 }).values('n').delete());
    expect(error).toBeInstanceOf(NotSupportedError);
    expect(error.message).toBe('delete() cannot follow values().');
    expectSent(suite);
  });
});

describe('update() and delete()', () => {
  it.each([
    ['no conditions', () => Entry.objects.getQuerySet()],
    ['filter() without conditions', () => Entry.objects.filter()],
    ['filter({})', () => Entry.objects.filter({})],
    ['exclude({})', () => Entry.objects.exclude({})],
    ['an order only', () => Entry.objects.orderBy('n')],
  ])('refuse %s', async (_, query) => {
    const refused = [await rejection(query().update({ n: 0 })), await rejection(query().delete())];
    expect(refused.map(({ name, message }) => `${name}: ${message}`)).toEqual([
      'NotSupportedError: update() without conditions would touch every Entry; say all().update(…) if that is meant.',
      'NotSupportedError: delete() without conditions would touch every Entry; say all().delete(…) if that is meant.',
    ]);
    expectSent(suite);
  });

  it('mean every document after all()', async () => {
    expect(await Entry.objects.filter({}).all().update({ n: 0 })).toBe(4);
    expect(await Entry.objects.all().delete()).toEqual({ deleted: 4, byModel: { Entry: 4 } });
    expectSent(
      suite,
      { update: 'entry', updates: [{ q: {}, u: { $set: { n: 0 } }, multi: true }], ordered: true },
      { delete: 'entry', deletes: [{ q: {}, limit: 0 }], ordered: true },
    );
  });

  it('refuse a slice, all() or not', async () => {
    for (const query of [Entry.objects.all().slice(2), Entry.objects.filter({ n: 2 }).slice(1, undefined)]) {
      expect((await rejection(query.update({ n: 0 }))).message).toBe('update() cannot follow slice().');
      expect((await rejection(query.delete())).message).toBe('delete() cannot follow slice().');
    }
    expect(await rejection(Entry.objects.all().slice(2).delete())).toBeInstanceOf(NotSupportedError);
    expectSent(suite);
  });
});
