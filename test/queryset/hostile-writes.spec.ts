import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AddToSet,
  type AnyFilter,
  type AnyPath,
  type AnyUpdate,
  connect,
  type Defaults,
  type DjongoConnection,
  Each,
  type Input,
  type JsonValue,
  Pull,
  PullWhere,
  Push,
  ValidationError,
} from 'nestjs-djongo';
import type { Document } from 'mongodb';
import { Entry, OWNER_1 } from '../lookups/fixture.js';
import { type CommandRecord, recordCommands, testDatabase } from '../support/database.js';
import { rejection } from './support.js';

const database = testDatabase();
const collection = () => database.db.collection<Document & { _id: number }>('entry');
let connection: DjongoConnection;
let sent: CommandRecord;

beforeAll(async () => {
  const client = { monitorCommands: true };
  connection = await connect({ name: database.name, uri: database.uri, client, models: [Entry] });
  sent = recordCommands(connection.client);
});
beforeEach(async () => {
  await collection().deleteMany({});
  await Entry.objects.create(valid(1));
  sent.clear();
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

function valid(id: number): Input<Entry> {
  const author = { name: 'P', email: 'p@x', age: 1, nicks: ['p'], books: [{ title: 'One', year: 2001 }], extra: null };
  return {
    id,
    headline: 'h',
    n: 1,
    rating: 1,
    price: '1.50',
    draft: false,
    born: new Date('2020-01-01'),
    pub: new Date('2020-01-01T10:00:00Z'),
    owner: OWNER_1,
    blog: { name: 'b', tagline: { title: 't' }, hits: 1 },
    authors: [author],
    tags: ['x'],
    scores: [1],
    matrix: [[1]],
    data: { a: 1 },
    items: [1],
  };
}

/** The commands that write, the lock of `getOrCreate` aside. */
const writes = (): readonly Document[] =>
  sent.commands.filter((command) => ['insert', 'update', 'delete'].some((name) => command[name] === 'entry'));

type Values = Readonly<Record<string, unknown>>;
const UPSERT = { updateConflicts: true, uniqueFields: ['pk'], updateFields: ['n'] } as const;

/** Every way in for the values of fields; those that are not given are valid. */
const WRITERS: readonly (readonly [method: string, write: (values: Values) => PromiseLike<unknown>, at?: string])[] = [
  ['create', (values) => Entry.objects.create({ ...valid(2), ...values })],
  ['from, save', (values) => Entry.from({ ...valid(2), ...values }).save()],
  ['bulkCreate', (values) => Entry.objects.bulkCreate([valid(2), { ...valid(3), ...values }]), '1.'],
  [
    'bulkCreate, updateConflicts',
    (values) => {
      const updateFields = Object.keys(values) as 'n'[];
      return Entry.objects.bulkCreate([valid(2), { ...valid(1), ...values }], { ...UPSERT, updateFields });
    },
    '1.',
  ],
  ['getOrCreate', (values) => Entry.objects.getOrCreate({ id: 2 }, { ...valid(2), ...values } as Defaults<Entry>)],
  [
    'updateOrCreate, none there',
    (values) => Entry.objects.updateOrCreate({ id: 2 }, { ...valid(2), ...values } as Defaults<Entry>),
  ],
  ['updateOrCreate', (values) => Entry.objects.updateOrCreate({ id: 1 }, values as Defaults<Entry>)],
  ['update', (values) => Entry.objects.filter({ pk: 1 }).update(values as AnyUpdate)],
  [
    'bulkUpdate',
    async (values) => {
      const entry = await Entry.objects.get({ pk: 1 });
      return Entry.objects.bulkUpdate([Object.assign(entry, values)], Object.keys(values) as 'n'[]);
    },
    '0.',
  ],
];

class Stranger {
  name = 'x';
}

function sparse(): unknown[] {
  const holes: unknown[] = [];
  holes[2] = 'x';
  return holes;
}

/** Values that no single value of a text, number, date, key, … is. */
const STRANGE: readonly (readonly [what: string, value: unknown])[] = [
  ['null', null],
  ['an operator', { $ne: null }],
  ['an update operator', { $inc: 1 }],
  ['an operator in an array', [{ $ne: 1 }]],
  ['an expression', { $expr: { $eq: [1, 1] } }],
  ['an object', { a: 1 }],
  ['an object without prototype', Object.assign(Object.create(null), { $gt: 1 })],
  ['what poses as an ObjectId', { _bsontype: 'ObjectId', id: 'x' }],
  ['what poses as code', { _bsontype: 'Code', code: 'x' }],
  ['what poses as Each', { value: 'x', options: { where: {} } }],
  ['an array', ['x']],
  ['a sparse array', sparse()],
  ['a RegExp', /x/],
  ['a Map', new Map([['$ne', 1]])],
  ['a Set', new Set(['x'])],
  ['an instance of a class', new Stranger()],
  ['a symbol', Symbol('x')],
  ['an invalid date', new Date(NaN)],
  ['a promise', Promise.resolve('x')],
  ['a query', Entry.objects],
  ['bytes', new TextEncoder().encode('x')],
  ['what converts itself', { valueOf: () => 1, toString: () => '1', toBSON: () => ({ $ne: null }), toJSON: () => 1 }],
  ['a lone surrogate', '\ud800'],
];

/** The value wherever a single one belongs, and the paths of these places. */
const everywhere = (value: unknown): Values => ({
  headline: value,
  n: value,
  rating: value,
  price: value,
  draft: value,
  born: value,
  pub: value,
  owner: value,
  blog: { name: value, tagline: { title: value }, hits: 1 },
  authors: [{ ...valid(1).authors?.[0], email: value, books: [{ title: value, year: 1 }] }],
  scores: [1, value],
  matrix: [[1, value]],
});
const PLACES = ['headline', 'n', 'rating', 'price', 'draft', 'born', 'pub', 'owner', 'blog.name', 'blog.tagline.title',
  'authors.0.email', 'authors.0.books.0.title', 'scores.1', 'matrix.0.1']; // prettier-ignore

describe.each(WRITERS)('%s', (_, write, at = '') => {
  it.each(STRANGE)('refuses %s where a single value belongs', async (__, value) => {
    const error = (await rejection(write(everywhere(value)))) as ValidationError;
    expect(error).toBeInstanceOf(ValidationError);
    expect(Object.keys(error.messageDict).sort()).toEqual(PLACES.map((path) => at + path).sort());
    expect(writes()).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['undefined in an object', { a: undefined }],
    ['undefined in an array', [undefined]],
    ['a date', { a: new Date() }],
    ['NaN', { a: NaN }],
    ['a bigint', { a: 1n }],
    ['a function', { a: () => 1 }],
    ['a Map', new Map([['a', 1]])],
    ['an instance of a class', new Stranger()],
    ['NUL in a key', { 'a\0': 1 }],
    ['a lone surrogate in a key', { '\ud800': 1 }],
    ['a lone surrogate', { a: '\ud800' }],
    ['a reference', { $ref: 'x', $id: 1, $db: 'y' }],
  ])('refuses %s in JSON', async (__, value) => {
    const error = (await rejection(write({ data: value, items: [value] }))) as ValidationError;
    expect(error).toBeInstanceOf(ValidationError);
    expect(Object.keys(error.messageDict)).toEqual([`${at}data`, `${at}items.0`]);
    expect(writes()).toEqual([]);
  });

  it.each([
    { $ne: null },
    { $inc: { n: 1 } },
    { $each: [1], $position: 0 },
    { a: { $gt: 1 }, 'b.c': 1, '': 2 },
    [{ $gt: 1 }],
    '$data',
    '$$ROOT',
    { $literal: '$n' },
    JSON.parse('{ "__proto__": { "$ne": null }, "constructor": { "x": 1 } }') as JsonValue,
    { _bsontype: 'ObjectId', id: '0123456789ab' },
    { $ref: 'x', $id: 1 },
  ])('stores JSON as it is: %j', async (value) => {
    await write({ data: value, items: [value, value] });
    const stored = await Entry.objects.filter({ items__len: 2 });
    const text = JSON.stringify(value);
    expect(stored.map(({ n, data, items }) => [n, JSON.stringify([data, items])])).toEqual([
      [1, `[${text},[${text},${text}]]`],
    ]);
  });

  it.each(['$head', '$$ROOT', '$secret', '{"$ne":null}', 'a\0b', '__proto__', '\u202e', "'; return true; //"])(
    'stores text as it is: %j',
    async (text) => {
      await write({ headline: text, tags: [text], blog: { name: text, tagline: { title: text }, hits: 1 } });
      const stored = await collection()
        .find({ head: { $eq: text } })
        .toArray();
      const blog = { name: text, tagline: { title: text }, hits: 1 };
      expect(stored).toMatchObject([{ head: text, tags: [text], blog, n: 1 }]);
    },
  );
});

describe('A key of new values is a field, or refused:', () => {
  const KEYS = ['', '_', '__', '__proto__', 'constructor', 'constructor__x', 'prototype', 'toString', 'hasOwnProperty', '$where', '$set',
    '$inc', '$rename', '$setOnInsert', '$or', '$expr', 'headline__ne', 'headline__gt', 'blog__name__gt', 'password__ne', 'blog.name', 'a.b',
    '$head', 'head', '_id', 'pk__in', 'authors.$[].name', 'authors.$', 'tags.$[]', 'tags__$[]', 'tags.0', 'headline\0', 'headline\ud800',
    'HEADLINE', 'save', 'delete', 'clean', 'objects', 'toJSON', 'length', 'x'.repeat(100_000), `blog__${'y'.repeat(100_000)}`]; // prettier-ignore

  it.each(KEYS.map((key) => [key.slice(0, 20), key] as const))('%j', async (_, key) => {
    // Not assigned, which `__proto__` would take for something else.
    const values = (...more: [string, unknown][]): never => Object.fromEntries([...more, [key, 1]]) as never;
    const all = await Entry.objects.filter({ pk: 1 });
    sent.clear();
    const calls: readonly (readonly [name: string, kind: string, call: () => PromiseLike<unknown>])[] = [
      ['create', 'ValidationError', () => Entry.objects.create(values(...Object.entries(valid(2))))],
      [
        'bulkCreate',
        'ValidationError',
        () => Entry.objects.bulkCreate([valid(2), values(...Object.entries(valid(3)))]),
      ],
      ['getOrCreate', 'ValidationError', () => Entry.objects.getOrCreate({ id: 2 }, values(['n', 1]))],
      ['updateOrCreate', 'ValidationError', () => Entry.objects.updateOrCreate({ id: 1 }, values(['n', 1]))],
      ['update', 'FieldError', () => Entry.objects.filter({ pk: 1 }).update(values(['n', 1]))],
      ['Each', 'FieldError', () => Entry.objects.filter({ pk: 1 }).update({ authors: Each(values()) })],
      ['PullWhere', 'FieldError', () => Entry.objects.filter({ pk: 1 }).update({ authors: PullWhere(values()) })],
      ['bulkUpdate', 'FieldError', () => Entry.objects.bulkUpdate(all, ['n', key as 'n'])],
      ['save', 'FieldError', async () => Promise.all(all.map((entry) => entry.save({ updateFields: ['n', key] })))],
      [
        'updateFields',
        'FieldError',
        () => Entry.objects.bulkCreate([valid(1)], { ...UPSERT, updateFields: ['n', key as 'n'] }),
      ],
      [
        'uniqueFields',
        'FieldError',
        () => Entry.objects.bulkCreate([valid(1)], { ...UPSERT, uniqueFields: ['pk', key as AnyPath] }),
      ],
    ];
    for (const [name, kind, call] of calls) {
      const error = await rejection((async () => call())());
      expect([name, error.name]).toEqual([name, kind]);
      expect(error.message.length).toBeLessThan(500);
    }
    expect(sent.commands).toEqual([]);
  });

  it('of a lookup, for what it finds and what it makes', async () => {
    for (const key of KEYS.filter((each) => !/__(ne|gt|in)$/.test(each) || each.startsWith('password'))) {
      const lookup = Object.fromEntries([['id', 2], [key, 1]]) as AnyFilter; // prettier-ignore
      expect([key, (await rejection(Entry.objects.getOrCreate(lookup))).name]).toEqual([key, 'FieldError']);
      expect([key, (await rejection(Entry.objects.updateOrCreate(lookup, { n: 2 }))).name]).toEqual([
        key,
        'FieldError',
      ]);
    }
    expect(sent.commands).toEqual([]);
  });

  it('is never a symbol', async () => {
    const odd = { [Symbol('$set')]: 1 };
    const refused = [
      await rejection(Entry.objects.filter({ pk: 1 }).update({ n: 1, ...odd } as AnyUpdate)),
      await rejection(Entry.objects.filter({ pk: 1 }).update({ authors: Each({ name: 'x', ...odd }) } as AnyUpdate)),
      await rejection(Entry.objects.getOrCreate({ id: 2, ...odd } as AnyFilter)),
    ];
    expect(refused.map(({ name }) => name)).toEqual(['FieldError', 'FieldError', 'FieldError']);
    expect(sent.commands).toEqual([]);
  });
});

describe('The value of a lookup is data, or refused, so that nothing is made, changed or deleted by it:', () => {
  const LOOKUPS = ['pk', 'headline', 'n', 'price', 'born', 'owner', 'blog__name'] as const;
  it.each([...STRANGE.filter(([what]) => what !== 'null'), ['undefined', undefined] as const])(
    '%s',
    async (_, value) => {
      for (const key of LOOKUPS) {
        const lookup = { [key]: value } as AnyFilter;
        for (const call of [
          () => Entry.objects.getOrCreate(lookup, valid(2) as Defaults<Entry>),
          () => Entry.objects.updateOrCreate(lookup, { n: 5 }),
          () => Entry.objects.filter(lookup).update({ n: 5 }),
          () => Entry.objects.filter(lookup).delete(),
          () => Entry.objects.exclude(lookup).delete(),
        ]) {
          expect([key, (await rejection((async () => call())())).name]).toEqual([key, 'FieldError']);
        }
      }
      expect(sent.commands).toEqual([]);
    },
  );
});

describe('Operators take JSON as data, whatever it looks like:', () => {
  const VALUES = [{ $ne: null }, { $gt: '' }, { $each: [1] }, { $where: '1' }, [{ $gt: 1 }], '$data', { _bsontype: 'ObjectId', id: 'x' }, { a: { $inc: 1 } }] as const; // prettier-ignore
  it.each(VALUES.map((value) => [JSON.stringify(value), value]))('%s', async (text, value) => {
    const update = (values: AnyUpdate) => Entry.objects.filter({ pk: 1 }).update(values);
    const items = async () => JSON.stringify((await Entry.objects.get({ pk: 1 })).items);
    await update({ items: Each(value) });
    expect(await items()).toBe(`[${text}]`);
    await update({ items: Push<unknown>(1, value, 2) });
    await update({ items: AddToSet(value) });
    expect(await items()).toBe(`[${text},1,${text},2]`);
    await update({ items: Each(3, { where: { exact: value } }) });
    expect(await items()).toBe('[3,1,3,2]');
    await update({ items: Push(value) });
    await update({ items: Pull(value) });
    expect(await items()).toBe('[3,1,3,2]');
    await update({ items: Push(value) });
    await update({ items: PullWhere({ exact: value }) });
    expect(await items()).toBe('[3,1,3,2]');
  });
});

describe('What is no list, no dictionary, no object', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a text', '{"n":1}'],
    ['a number', 1],
    ['an array', [{ n: 1 }]],
    ['a Map', new Map([['n', 1]])],
    ['a function', () => ({ n: 1 })],
    ['a date', new Date()],
    ['a query', Entry.objects],
  ])('is refused: %s', async (what, value) => {
    const given = value as never;
    const calls: readonly (() => PromiseLike<unknown>)[] = [
      () => Entry.objects.create(given),
      () => Entry.objects.bulkCreate([given]),
      ...(what === 'undefined' ? [] : [() => Entry.objects.getOrCreate({ id: 2 }, given)]),
      () => Entry.objects.getOrCreate(given),
      () => Entry.objects.updateOrCreate({ id: 1 }, given),
      () => Entry.objects.updateOrCreate(given, {}),
      () => Entry.objects.filter({ pk: 1 }).update(given),
      () => Entry.objects.bulkUpdate([given], ['n']),
      ...(Array.isArray(value)
        ? []
        : [() => Entry.objects.bulkCreate(given), () => Entry.objects.bulkUpdate(given, ['n'])]),
      ...(Array.isArray(value) ? [] : [() => Entry.objects.bulkUpdate([], given)]),
      ...(Array.isArray(value) || value === undefined
        ? []
        : [
            () => Entry.objects.bulkCreate([], { ...UPSERT, updateFields: given }),
            () => Entry.objects.bulkCreate([], { ...UPSERT, uniqueFields: given }),
          ]),
    ];
    for (const call of calls) {
      expect((await rejection((async () => call())())).name).toMatch(/^(FieldError|ValidationError)$/);
    }
    expect(writes()).toEqual([]);
  });
});
