import { describe, expect, it } from '@jest/globals';
import {
  type AnyPath,
  CharField,
  connect,
  DjongoManager,
  FieldError,
  Meta,
  Model,
  NotSupportedError,
  ObjectId,
  ObjectIdField,
} from 'nestjs-djongo';
import { DAY, Entry, expectSent, fixture, Ordered, rejection } from './support.js';

const suite = fixture();

@Meta({ getLatestBy: '-name' })
class Named extends Model {
  @ObjectIdField() _id!: ObjectId;
  @CharField() name!: string;

  static objects = new DjongoManager<Named>();
}

describe('inBulk()', () => {
  it('gives the objects by their keys, in one command', async () => {
    const found = await Entry.objects.inBulk([3, 1, 3, 99]);
    expectSent(suite, { find: 'entry', filter: { _id: { $in: [3, 1, 3, 99] } } });
    expect([...found.keys()].sort()).toEqual(['1', '3']);
    expect(found.get('1')).toBeInstanceOf(Entry);
    expect(found.get('3')?.headline).toBe('three');
    expect(found.get('99')).toBeUndefined();
  });

  it('narrows the query, whose order does not matter', async () => {
    const found = await Entry.objects
      .filter({ n: 2 })
      .orderBy('-n')
      .inBulk(new Set([1, 2]));
    expectSent(suite, { find: 'entry', filter: { n: 2, _id: { $in: [1, 2] } } });
    expect([...found.keys()]).toEqual(['2']);
  });

  it('sends nothing for no keys', async () => {
    expect(await Entry.objects.inBulk([])).toEqual(new Map());
    expect(await Entry.objects.none().inBulk([1])).toEqual(new Map());
    expectSent(suite);
  });

  it('has ObjectIds as hex digits, however they were given', async () => {
    const { name, uri } = suite.database;
    const connection = await connect({ alias: 'bulk', name, uri, models: [Named] });
    try {
      const [a, b] = [new ObjectId(), new ObjectId()];
      for (const id of [a, b]) await Named.objects.create({ _id: id, name: id.toHexString() });
      const found = await Named.objects.inBulk([a, b.toHexString()]);
      expect([...found.keys()].sort()).toEqual([a.toHexString(), b.toHexString()].sort());
      expect(found.get(String(b))?.name).toBe(b.toHexString());
      expect((await Named.objects.earliest()).pk).toEqual(b);
      expect((await Named.objects.latest()).pk).toEqual(a);
    } finally {
      await connection.close();
    }
  });

  it('refuses a slice, rows that are no objects, and keys that are none', async () => {
    const refused = [
      Entry.objects.all().slice(2).inBulk([1]),
      Entry.objects.values('n').inBulk([1]),
      Entry.objects.valuesList('n').inBulk([1]),
      Entry.objects.inBulk([1.5]),
      Entry.objects.inBulk([{ $gt: 1 } as unknown as number]),
      Entry.objects.inBulk('12' as unknown as number[]),
      Entry.objects.inBulk(undefined as unknown as number[]),
    ];
    const errors = await Promise.all(refused.map(rejection));
    expect(errors.map(({ name, message }) => `${name}: ${message}`)).toEqual([
      'NotSupportedError: inBulk() cannot follow slice(): call it before.',
      'NotSupportedError: inBulk() cannot follow values().',
      'NotSupportedError: inBulk() cannot follow values().',
      expect.stringMatching(/^FieldError: Entry\.pk__in .* number/),
      expect.stringMatching(/^FieldError: Entry\.pk__in .* object/),
      expect.stringMatching(/^FieldError: Entry\.pk__in .* string/),
      expect.stringMatching(/^FieldError: Entry\.pk__in .* undefined/),
    ]);
    expectSent(suite);
  });
});

describe('earliest() and latest()', () => {
  it('go by the fields they are given', async () => {
    const published = Entry.objects.exclude({ pub: null });
    expect((await published.latest('pub')).id).toBe(1);
    expect((await Entry.objects.earliest('n', '-headline')).id).toBe(4);
    expect((await Entry.objects.latest('blog__name')).blog?.name).toBe('Bees');
    const found = await Entry.objects.filter({ n: 2 }).latest('-pk');
    expect(found.id).toBe(2);
    expectSent(
      suite,
      { find: 'entry', filter: { $nor: [{ pub: null }] }, sort: { pub: -1, _id: -1 }, limit: 1 },
      { find: 'entry', filter: {}, sort: { n: 1, head: -1 }, limit: 1 },
      { find: 'entry', filter: {}, sort: { 'blog.name': -1, _id: -1 }, limit: 1 },
      { find: 'entry', filter: { n: 2 }, sort: { _id: 1 }, limit: 1 },
    );
  });

  it('go by Meta.getLatestBy unless they are told', async () => {
    expect((await Ordered.objects.latest()).code).toBe('c02');
    expect((await Ordered.objects.earliest()).code).toBe('c09');
    expect((await Ordered.objects.earliest('code')).code).toBe('c00');
    expectSent(
      suite,
      { find: 'ordered', filter: {}, sort: { n: -1, code: 1 }, limit: 1 },
      { find: 'ordered', filter: {}, sort: { n: 1, code: -1 }, limit: 1 },
      { find: 'ordered', filter: {}, sort: { code: 1 }, limit: 1 },
    );
  });

  it('replace an order given before', async () => {
    const query = Ordered.objects.orderBy('n').reverse();
    expect((await query.earliest('code')).code).toBe('c00');
    expect((await query.latest('code')).code).toBe('c11');
  });

  it('give the rows of the query', async () => {
    expect(await Entry.objects.values('headline').earliest('pk')).toEqual({ headline: 'one' });
    expect(await Entry.objects.valuesList('headline', { flat: true }).latest('pk')).toBe('four');
  });

  it('throw DoesNotExist where there is none', async () => {
    for (const query of [Entry.objects.filter({ n: 99 }), Entry.objects.none()]) {
      for (const error of [await rejection(query.earliest('n')), await rejection(query.latest('n'))]) {
        expect(error).toBeInstanceOf(Entry.DoesNotExist);
        expect(error.message).toBe('Entry matching query does not exist.');
      }
    }
  });

  it('refuse a slice, and to guess what to go by', async () => {
    const slice = Entry.objects.all().slice(2);
    const errors = await Promise.all(
      [
        slice.earliest('n'),
        slice.latest('n'),
        Entry.objects.earliest(),
        Entry.objects.filter({ pub: DAY }).latest(),
        Entry.objects.latest('headlin' as AnyPath),
        Entry.objects.earliest('n__gt' as AnyPath),
      ].map(rejection),
    );
    expect(errors.slice(0, 2).every((error) => error instanceof NotSupportedError)).toBe(true);
    expect(errors.slice(2).every((error) => error instanceof FieldError)).toBe(true);
    expect(errors.map(({ message }) => message)).toEqual([
      'earliest() cannot follow slice(): call it before.',
      'latest() cannot follow slice(): call it before.',
      'Entry: earliest() needs the fields to go by, or Meta.getLatestBy to name them.',
      'Entry: latest() needs the fields to go by, or Meta.getLatestBy to name them.',
      "Entry has no field 'headlin' (perhaps you meant headline?).",
      "Entry: 'n__gt' is a lookup; a field is needed here.",
    ]);
    expectSent(suite);
  });
});
