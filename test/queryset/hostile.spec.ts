import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AnyFilter, connect, type DjongoConnection, FieldError, Q } from 'nestjs-djongo';
import { Author, Blog, DOCUMENTS, Entry } from '../lookups/fixture.js';
import { type CommandRecord, recordCommands, testDatabase } from '../support/database.js';
import { rejection } from './support.js';

const database = testDatabase();
let connection: DjongoConnection;
let sent: CommandRecord;

beforeAll(async () => {
  const client = { monitorCommands: true };
  connection = await connect({ name: database.name, uri: database.uri, client, models: [Entry] });
  await database.db.collection<{ _id: number }>('entry').insertMany([...DOCUMENTS]);
  sent = recordCommands(connection.client);
});
beforeEach(() => sent.clear());
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** Every way in for a dictionary. */
const WAYS: readonly (readonly [name: string, call: (dictionary: AnyFilter) => unknown])[] = [
  ['filter', (dictionary) => Entry.objects.filter(dictionary)],
  ['exclude', (dictionary) => Entry.objects.exclude(dictionary)],
  ['get', (dictionary) => Entry.objects.get(dictionary)],
  ['filter(Q)', (dictionary) => Entry.objects.filter(Q(dictionary).not())],
  ['a second filter', (dictionary) => Entry.objects.filter({ n: 1 }).filter(dictionary)],
];

/** What goes wrong with a dictionary, the same for every way in. */
async function refusal(dictionary: object): Promise<Error> {
  const errors = await Promise.all(
    WAYS.map(([, call]) => rejection(Promise.resolve(dictionary as AnyFilter).then(call))),
  );
  const [first] = errors;
  if (first === undefined) throw new Error('There are ways in.');
  expect(errors.map(({ message }) => message)).toEqual(WAYS.map(() => first.message));
  for (const error of errors) expect(error).toBeInstanceOf(FieldError);
  return first;
}

const SECRET = 'hunter2';

class Stranger {
  name = SECRET;
}

function sparse(): unknown[] {
  const holes: unknown[] = [];
  holes[2] = 'x';
  return holes;
}

/** Values that no single value of a text, number, date, key, … is. */
const STRANGE: readonly (readonly [what: string, value: unknown])[] = [
  ['undefined', undefined],
  ['an operator', { $ne: null }],
  ['an operator in an array', [{ $ne: SECRET }]],
  ['an expression', { $expr: { $eq: [1, 1] } }],
  ['an object', { a: SECRET }],
  ['an object without prototype', Object.assign(Object.create(null), { $gt: SECRET })],
  ['what poses as an ObjectId', { _bsontype: 'ObjectId', id: SECRET }],
  ['what poses as code', { _bsontype: 'Code', code: SECRET }],
  ['an array', [SECRET]],
  ['a sparse array', sparse()],
  ['a RegExp', /hunter2/],
  ['a Map', new Map([['$ne', SECRET]])],
  ['a Set', new Set([SECRET])],
  ['an instance of a class', new Stranger()],
  ['a function', () => SECRET],
  ['a symbol', Symbol(SECRET)],
  ['an invalid date', new Date(NaN)],
  ['a promise', Promise.resolve(SECRET)],
  ['a query', Entry.objects],
  ['bytes', new TextEncoder().encode(SECRET)],
  ['a getter', { get toString() { return () => SECRET; } }], // prettier-ignore
  ['what converts itself', { valueOf: () => 1, toString: () => '1', toBSON: () => ({ $ne: null }), toJSON: () => 1 }],
];

describe('A single value refuses', () => {
  const keys = ['pk', 'headline', 'n', 'rating', 'price', 'draft', 'born', 'pub', 'owner', 'blog__name', 'blog__tagline__title',
    'authors__name', 'authors__0__name', 'tags__0', 'scores__0'] as const; // prettier-ignore
  it.each(STRANGE)('%s', async (_, value) => {
    for (const key of keys) {
      for (const suffix of ['', '__exact', '__ne', '__gt', '__gte', '__lt', '__lte']) {
        const { message } = await refusal({ [key + suffix]: value });
        expect(message).toMatch(new RegExp(`^Entry\\.${key}${suffix} \\(\\w+Field\\)`));
        expect(message).not.toMatch(SECRET);
      }
    }
    expect(sent.commands).toEqual([]);
  });

  it.each([
    ['n', 'abc', 'Entry.n (IntegerField) cannot take a value of type string: it must be an integer.'],
    ['n', 1.5, 'Entry.n (IntegerField) cannot take a value of type number: it must be an integer.'],
    ['n', `a” ${SECRET}`, 'Entry.n (IntegerField) cannot take a value of type string: it must be an integer.'],
    ['n__gt', { $gt: SECRET }, 'Entry.n__gt (IntegerField) cannot take a value of type object: it must be an integer.'],
    [
      'born__lt',
      '2024-02-31',
      expect.stringMatching(/^Entry\.born__lt \(DateField\) cannot take a value of type string: it has/),
    ],
    [
      'owner',
      '12 character',
      'Entry.owner (ObjectIdField) cannot take a value of type string: it is not a valid ObjectId.',
    ],
    ['headline', '\ud800', expect.stringMatching(/lone surrogate/)],
    [
      'n__gt',
      null,
      "Entry.n__gt (IntegerField) may not be null; ask for null with 'isnull'; the value given is of type null.",
    ],
    [
      'n',
      undefined,
      'Entry.n (IntegerField) is undefined; leave the key out, or give null; the value given is of type undefined.',
    ],
    ['n__in', 5, 'Entry.n__in (IntegerField) needs an array or another iterable; the value given is of type number.'],
    [
      'headline__in',
      SECRET,
      'Entry.headline__in (CharField) needs an array or another iterable; the value given is of type string.',
    ],
    ['n__range', [1], 'Entry.n__range (IntegerField) needs an array of two values; the value given is of type array.'],
    [
      'tags__len',
      -1,
      'Entry.tags__len (ArrayField) needs a whole number of at least 0; the value given is of type number.',
    ],
    ['n__isnull', 'perhaps', 'Entry.n__isnull (IntegerField) needs true or false; the value given is of type string.'],
    [
      'headline__startswith',
      /x/,
      'Entry.headline__startswith (CharField) needs a string; the value given is of type RegExp.',
    ],
    [
      'headline__regex',
      { $regex: SECRET },
      'Entry.headline__regex (CharField) needs a string or a RegExp; the value given is of type object.',
    ],
    [
      'headline__regex',
      'a\0',
      'Entry.headline__regex (CharField) may not contain NUL; the value given is of type string.',
    ],
    [
      'headline__contains',
      'x'.repeat(1001),
      'Entry.headline__contains (CharField) may be at most 1000 characters long; the value given is of type string.',
    ],
  ])('and says so without the value: %s', async (key, value, message) => {
    expect((await refusal({ [key]: value })).message).toEqual(message);
  });
});

describe('Every lookup refuses what it cannot take:', () => {
  const TEXTS = ['iexact', 'contains', 'icontains', 'startswith', 'istartswith', 'endswith', 'iendswith'];
  const notText = STRANGE;
  it.each(TEXTS)('%s', async (lookup) => {
    // Of JSON, `contains` may be asked for an object.
    const json = lookup === 'contains' ? [] : ['data__s'];
    for (const key of ['headline', 'blog__name', 'authors__name', 'tags__0', ...json]) {
      for (const value of [...notText.map(([, strange]) => strange), null, true, '\ud800', '\udc00x']) {
        const { message } = await refusal({ [`${key}__${lookup}`]: value });
        expect(message).not.toMatch(SECRET);
      }
    }
    expect(sent.commands).toEqual([]);
  });

  it.each(['regex', 'iregex'])('%s', async (lookup) => {
    const values = STRANGE.map(([, value]) => value).filter((value) => !(value instanceof RegExp));
    for (const value of [...values, null, true, 5, '\ud800', 'a\0b', 'x'.repeat(1001), new RegExp('x'.repeat(1001))]) {
      await refusal({ [`headline__${lookup}`]: value });
    }
    expect(sent.commands).toEqual([]);
  });

  it('in', async () => {
    const items = STRANGE.map(([, value]) => value);
    for (const key of ['pk', 'headline', 'n', 'price', 'born', 'owner', 'authors__name', 'tags', 'blog__hits']) {
      for (const item of items) await refusal({ [`${key}__in`]: [item] });
      for (const value of [null, undefined, 5, 'text', true, { $in: [1] }, { length: 1, 0: 1 }, () => [1], /x/]) {
        await refusal({ [`${key}__in`]: value });
      }
    }
    expect(sent.commands).toEqual([]);
  });

  it('range', async () => {
    const pairs = [
      [],
      [1],
      [1, 2, 3],
      [1, null],
      [null, 1],
      [1, undefined],
      [1, { $gt: 1 }],
      '12',
      null,
      undefined,
      { 0: 1, 1: 2 },
    ];
    for (const value of pairs)
      for (const key of ['n', 'scores', 'authors__age']) await refusal({ [`${key}__range`]: value });
    expect(sent.commands).toEqual([]);
  });

  it('isnull and len', async () => {
    for (const value of [null, undefined, 0, 1, 'x', {}, [], [true], { $ne: true }]) {
      for (const key of ['n', 'blog', 'authors', 'tags', 'data', 'data__j', 'authors__name', 'tags__0']) {
        await refusal({ [`${key}__isnull`]: value });
      }
    }
    for (const value of [null, undefined, -1, 1.5, '1.5', 'x', NaN, Infinity, {}, [1], { $gt: 0 }, 2 ** 60]) {
      await refusal({ tags__len: value });
    }
    expect(sent.commands).toEqual([]);
  });

  it('contains of an array', async () => {
    for (const value of [null, undefined, 5, { $all: [] }, [null], [undefined], [{ $ne: 1 }], [['x']], sparse()]) {
      await refusal({ tags__contains: value });
    }
    for (const value of [undefined, 'x', {}, [undefined], [{ $ne: 1 }], [['x']], sparse(), 1.5]) {
      await refusal({ matrix__contains: [value] });
    }
    for (const value of [
      [{ $elemMatch: {} }],
      [{ nam: 'x' }],
      [{}],
      ['x'],
      [null],
      [new Stranger()],
      [[{ name: 'x' }]],
    ]) {
      await refusal({ authors__contains: value });
      await refusal({ authors__in: value });
    }
    expect(sent.commands).toEqual([]);
  });
});

describe('A key is a name of the model, or refused:', () => {
  const KEYS = ['', '_', '__', '____', '__proto__', 'constructor', 'constructor__x', 'constructor__name', 'prototype', 'toString',
    'hasOwnProperty', '$where', '$or', '$and', '$nor', '$expr', '$text', '$comment', '$jsonSchema', 'a.b', 'blog.name', 'headline.x',
    'headline__', '__headline', 'headline____exact', 'headline__exact__exact', 'headline__$ne', 'headline__constructor',
    'headline____proto__', 'pk__pk', 'pk__', 'id__pk', '_id', 'head', 'authors__mail', 'n__gt__gt', 'n__contains', 'n__len', 'blog__$gt',
    'blog____name', 'blog__name__0', 'blog__0', 'authors__$elemMatch', 'authors__-1', 'authors__01', 'authors__1e1', 'authors__ 1',
    'authors__9999999999__name', 'tags__0__0', 'tags__x', 'headline\0', 'headline\ud800', 'HEADLINE', ' headline', 'headline ',
    'save', 'objects', 'length', 'n__eq', 'headline__like'] as const; // prettier-ignore

  it.each(KEYS)('%j', async (key) => {
    // Not assigned, which `__proto__` would take for something else.
    const dictionary = Object.fromEntries([[key, 1]]);
    const { message } = await refusal(dictionary);
    expect(message).toMatch(/^Entry/);
    expect(() => Entry.objects.orderBy(key as 'n')).toThrow(FieldError);
    expect(() => Entry.objects.values(key as 'n')).toThrow(FieldError);
    expect(await rejection(Entry.objects.filter({ n: 1 }).update(dictionary as never))).toBeInstanceOf(FieldError);
    expect(sent.commands).toEqual([]);
  });

  it('however long it is, in a message that is not', async () => {
    const long = 'x'.repeat(1_000_000);
    const deep = `data${'__a'.repeat(400_000)}`;
    for (const key of [
      long,
      `headline__${long}`,
      `data__${long}`,
      deep,
      `data${'__a'.repeat(200)}`,
      `blog__${'_'.repeat(100_000)}`,
    ]) {
      expect((await refusal({ [key]: 1 })).message.length).toBeLessThan(300);
    }
    expect((await refusal({ blog: { [long]: 1 } })).message.length).toBeLessThan(300);
    expect((await refusal({ authors: { [`${'0.'.repeat(10_000)}name`]: 1 } })).message.length).toBeLessThan(300);
    expect(sent.commands).toEqual([]);
  });

  it('of JSON: not empty, nothing that the server would not read as one key', async () => {
    for (const key of [
      'data__',
      'data____j',
      'data__$gt',
      'data__$where__x',
      'data__a.b',
      'data__a\0',
      'data__\ud800',
      'data__j__$ne',
    ]) {
      expect((await refusal({ [key]: 1 })).message).toMatch(
        "a key of JSON in a path has no '$' in front, no '.' and no NUL",
      );
      expect(() => Entry.objects.values(key as 'data')).toThrow(FieldError);
      expect(await rejection(Entry.objects.filter({ n: 1 }).update({ [key]: 1 } as never))).toBeInstanceOf(FieldError);
    }
    expect(sent.commands).toEqual([]);
  });

  it('is never a symbol', async () => {
    await refusal({ [Symbol('$ne')]: null });
    await refusal({ n: 1, [Symbol('$ne')]: null });
    await refusal({ blog: { name: 'x', [Symbol('$ne')]: null } });
    expect(sent.commands).toEqual([]);
  });

  it('that is nearly right gets a hint', async () => {
    const hints: readonly (readonly [key: string, message: string])[] = [
      ['n__gtt', "Entry.n (IntegerField) has no lookup 'gtt' (perhaps you meant gt or gte?)."],
      ['headlin', "Entry has no field 'headlin' (perhaps you meant headline?)."],
      [
        'headline__startwith',
        "Entry.headline (CharField) has no lookup 'startwith' (perhaps you meant startswith or istartswith?).",
      ],
      ['blog__nam', "Entry.blog (EmbeddedField) has no field or lookup 'nam' (perhaps you meant name?)."],
      ['authors__emial', "Entry.authors (ArrayField) has no field or lookup 'emial' (perhaps you meant email?)."],
      [
        'tags__contain',
        "Entry.tags (ArrayField) has no lookup 'contain' (perhaps you meant contains or icontains or contained_by?).",
      ],
      ['blog.tagline.title', "Entry has no field 'blog.tagline.title' (perhaps you meant blog__tagline__title?)."],
      ['n__contains', "Entry.n (IntegerField) has no lookup 'contains'."],
      ['n__icontains', "Entry.n (IntegerField) has no lookup 'icontains'."],
    ];
    for (const [key, message] of hints) expect((await refusal({ [key]: 1 })).message).toBe(message);
    expect((await refusal({ blog: { nam: 'x' } })).message).toBe(
      "Entry.blog has no field 'nam' (perhaps you meant name?).",
    );
  });
});

describe('A dictionary for an embedded document', () => {
  it.each([
    ['operators', { $ne: null }],
    ['$where', { $where: 'sleep(1000)' }],
    ['a lookup', { name__startswith: 'x' }],
    ['a lookup by its name', { startswith: 'x' }],
    ['__proto__', JSON.parse('{ "__proto__": { "name": "x" } }')],
    ['constructor', { constructor: 1 }],
    ['an empty key', { '': 1 }],
    ['dots', { 'name.': 1 }],
    ['a path too far', { 'tagline.title.x': 1 }],
    ['nothing', {}],
    ['undefined', { name: undefined }],
    ['undefined beside', { name: 'x', hits: undefined }],
    ['an operator as a value', { name: { $ne: null } }],
    ['an operator further in', { tagline: { title: { $ne: null } } }],
    ['nothing further in', { tagline: {} }],
    ['what poses as a document', { _bsontype: 'ObjectId', name: 'x' }],
    ['a Map', new Map([['name', 'x']])],
    ['a Set', new Set(['name'])],
    ['an instance of another class', Object.assign(new Author(), { name: 'x' })],
    ['a date', new Date()],
    ['a RegExp', /x/],
    ['an array', [{ name: 'x' }]],
    ['a text', 'name'],
    ['a number', 5],
    ['a function', () => 'x'],
  ])('refuses %s', async (_, value) => {
    const { message } = await refusal({ blog: value });
    expect(message).toMatch(/^Entry\.blog/);
    await refusal({ blog__ne: value });
    await refusal({ blog__startswith: value });
    if (value instanceof Author) return;
    await refusal({ authors: Array.isArray(value) ? { '0': value } : value });
    await refusal({ authors__0: value });
    expect(sent.commands).toEqual([]);
  });

  it('is an instance of its class, too', () => {
    const blog: unknown = Object.assign(new Blog(), { name: 'Beatles' });
    expect(Entry.objects.filter({ blog } as AnyFilter).toMql().filter).toEqual({ 'blog.name': 'Beatles' });
    const author = Object.assign(new Author(), { name: 'Paul', email: 'p@x' });
    const { filter } = Entry.objects.filter({ authors: author } as AnyFilter).toMql();
    expect(filter).toEqual({ authors: { $elemMatch: { name: 'Paul', mail: 'p@x' } } });
  });
});

describe('What filter() is given must be a dictionary or made by Q:', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a text', '{"n":1}'],
    ['an array', [{ n: 1 }]],
    ['a Map', new Map([['n', 1]])],
    ['an instance', new Stranger()],
    ['what poses as a condition', JSON.parse('{ "node": { "kind": "and", "children": [] } }')],
    ['a query', Entry.objects],
    ['a function', () => ({ n: 1 })],
  ])('%s', async (_, value) => {
    await refusal(value as object);
    expect(sent.commands).toEqual([]);
  });
});

describe('Text is data, whatever it looks like:', () => {
  const TEXTS = [
    '$head',
    '$$ROOT',
    '$secret',
    '{"$ne":null}',
    "'; return true; //",
    '.*',
    '^',
    '\\',
    'a\0b',
    '\u202e',
    '__proto__',
  ];
  it.each(TEXTS)('%j', async (text) => {
    await database.db
      .collection<{ _id: number }>('entry')
      .insertOne({ _id: 100, head: text, tags: [text], data: { j: text } } as never);
    try {
      for (const key of [
        'headline',
        'headline__in',
        'headline__iexact',
        'headline__contains',
        'headline__startswith',
        'headline__endswith',
        'tags',
        'tags__contains',
        'data__j',
        'data__j__icontains',
      ] as const) {
        const value = key.endsWith('__in') || key === 'tags__contains' ? [text] : text;
        const found = await Entry.objects.filter({ [key]: value } as AnyFilter);
        expect([key, found.map(({ id }) => id)]).toEqual([key, [100]]);
      }
    } finally {
      await database.db.collection<{ _id: number }>('entry').deleteOne({ _id: 100 });
    }
  });
});

describe('JSON is data, whatever it looks like:', () => {
  const VALUES = [{ $ne: null }, { $gt: '' }, { $where: '1' }, { a: { $gt: 1 } }, [{ $gt: 1 }], { $expr: true }, { 'a.b': 1 }, { __proto__: null, $ne: 1 },
    JSON.parse('{ "__proto__": { "$ne": null } }'), { '': 1 }, '$data', { $regex: '.*' }, { $ref: 'x', $id: 1 }, { _bsontype: 'ObjectId', id: '0123456789ab' }, { $ne: null, _bsontype: 'x' },
    { a: { $gt: 1, _bsontype: 5 } }] as const; // prettier-ignore
  const lookups: readonly (readonly [key: string, of: (value: unknown) => unknown, finds: boolean])[] = [
    ['data', (value) => value, true],
    ['data__in', (value) => [value], true],
    ['data__gte', (value) => value, true],
    ['data__range', (value) => [value, value], true],
    ['items__contains', (value) => [value], true],
    ['items__0', (value) => value, true],
    ['data__ne', (value) => value, false],
    ['data__gt', (value) => value, false],
  ];
  it.each(VALUES.map((value) => [JSON.stringify(value), value]))('%s', async (_, value) => {
    const entries = database.db.collection<{ _id: number }>('entry');
    await entries.insertOne({ _id: 100 } as never);
    expect(await Entry.objects.filter({ pk: 100 }).update({ data: value, items: [value] } as never)).toBe(1);
    try {
      for (const [key, of, finds] of lookups) {
        const query = Entry.objects.filter({ pk: 100 }, { [key]: of(value) } as AnyFilter);
        expect([key, await query.count()]).toEqual([key, finds ? 1 : 0]);
      }
      expect(await Entry.objects.filter({ pk__lt: 100, data: value } as AnyFilter).count()).toBe(
        value === VALUES[1] ? 0 : 0,
      );
    } finally {
      await entries.deleteOne({ _id: 100 });
    }
  });

  it('but refused where JSON has no such value', async () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    for (const value of [
      undefined,
      new Date(),
      /x/,
      new Map(),
      new Stranger(),
      () => 1,
      Symbol('x'),
      NaN,
      { a: undefined },
      [undefined],
      sparse(),
      '\ud800',
      { '\ud800': 1 },
      { 'a\0': 1 },
      cyclic,
    ]) {
      for (const key of ['data', 'data__ne', 'data__gt', 'data__j', 'items__0']) await refusal({ [key]: value });
      await refusal({ data__in: [value] });
    }
    expect(sent.commands).toEqual([]);
  });
});

describe('create() and update() refuse', () => {
  it.each(STRANGE.filter(([, value]) => value !== undefined))('%s', async (_, value) => {
    for (const field of ['headline', 'n', 'price', 'born', 'owner', 'blog__name']) {
      const error = await rejection(Entry.objects.filter({ pk: 1 }).update({ [field]: value } as never));
      expect([field, error.name]).toEqual([field, 'ValidationError']);
    }
    expect((await rejection(Entry.objects.create({ id: 1, headline: value } as never))).name).toBe('ValidationError');
    expect(sent.commands).toEqual([]);
  });
});
