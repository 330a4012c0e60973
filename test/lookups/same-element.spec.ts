import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { type AnyFilter, type Condition, connect, type DjongoConnection, Q } from 'nestjs-djongo';
import { and, not } from '../../libs/djongo/src/ast/index.js';
import { conditionOf } from '../../libs/djongo/src/expressions/q.js';
import { testDatabase } from '../support/database.js';
import { DOCUMENTS, Entry } from './fixture.js';
import { byExpression, byPath } from './forms.js';

const database = testDatabase();
const collection = database.db.collection<Document & { _id: number }>('entry');
const everyKey = DOCUMENTS.map(({ _id }) => _id);
let connection: DjongoConnection;

beforeAll(async () => {
  connection = await connect({ name: database.name, uri: database.uri, models: [Entry] });
  await collection.insertMany([...DOCUMENTS]);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

type Arguments = readonly (Condition | Readonly<Record<string, unknown>>)[];

/** What one `filter()` call is given, the filter document, and the keys of the documents that come back. */
const ROWS: readonly [what: string, given: Arguments, filter: unknown, ids: readonly number[]][] = [
  [
    'two fields of one element',
    [{ authors__name: 'Paul', authors__email: 'a@x' }],
    { authors: { $elemMatch: { name: 'Paul', mail: 'a@x' } } },
    [2],
  ],
  [
    'two arguments',
    [{ authors__name: 'Paul' }, { authors__email: 'a@x' }],
    { authors: { $elemMatch: { name: 'Paul', mail: 'a@x' } } },
    [2],
  ],
  [
    'Q().and()',
    [Q({ authors__name: 'Paul' }).and({ authors__email: 'a@x' })],
    { authors: { $elemMatch: { name: 'Paul', mail: 'a@x' } } },
    [2],
  ],
  [
    'a dictionary and a path',
    [{ authors: { name: 'Paul' }, authors__age__gt: 40 }],
    { authors: { $elemMatch: { name: 'Paul', age: { $gt: 40 } } } },
    [2],
  ],
  [
    'two bounds on one field',
    [{ authors__age__gt: 25, authors__age__lt: 45 }],
    { authors: { $elemMatch: { age: { $gt: 25, $lt: 45 } } } },
    [1],
  ],
  [
    'an exclusion, which then is about that element',
    [{ authors__name__ne: 'Paul', authors__email: 'a@x' }],
    { authors: { $elemMatch: { name: { $ne: 'Paul' }, mail: 'a@x' } } },
    [1],
  ],
  [
    'other fields beside',
    [{ authors__name: 'Paul', headline: 'Alpha', authors__age: 30 }],
    { authors: { $elemMatch: { name: 'Paul', age: 30 } }, head: 'Alpha' },
    [1],
  ],
  [
    'arrays in the elements',
    [{ authors__name: 'Paul', authors__books__title: 'One', authors__books__year: 2010 }],
    { authors: { $elemMatch: { name: 'Paul', books: { $elemMatch: { title: 'One', year: 2010 } } } } },
    [2],
  ],
  [
    'two items of an array in one element',
    [{ authors__nicks: 'mac', authors__nicks__startswith: 'p' }],
    { authors: { $elemMatch: { nicks: { $elemMatch: { $eq: 'mac', $regex: '^p' } } } } },
    [],
  ],
  [
    'an or of the same array',
    [Q({ authors__name: 'Paul' }).or({ authors__name: 'Ann' }), { authors__age__lt: 25 }],
    { authors: { $elemMatch: { $or: [{ name: 'Paul' }, { name: 'Ann' }], age: { $lt: 25 } } } },
    [1],
  ],
  [
    'an or of and of the same array',
    [Q({ authors__name: 'Paul', authors__age: 50 }).or({ authors__name: 'Ann' }), { authors__email: 'a@x' }],
    { authors: { $elemMatch: { $or: [{ name: 'Paul', age: 50 }, { name: 'Ann' }], mail: 'a@x' } } },
    [1, 2],
  ],
  [
    'an or of the same array alone, as paths',
    [Q({ authors__name: 'Ann' }).or({ authors__age: 50 })],
    { $or: [{ 'authors.name': 'Ann' }, { 'authors.age': 50 }] },
    [1, 2],
  ],
  [
    'an or that leads elsewhere too, which stays by itself',
    [Q({ authors__name: 'Paul' }).or({ headline: 'x' }), { authors__name: 'Ann' }],
    { $or: [{ 'authors.name': 'Paul' }, { head: 'x' }], 'authors.name': 'Ann' },
    [1],
  ],
  [
    'a not, which excludes documents',
    [{ authors__name: 'Paul' }, Q({ authors__email: 'p@x' }).not()],
    { 'authors.name': 'Paul', $nor: [{ 'authors.mail': 'p@x' }] },
    [2, 8],
  ],
  [
    'a not of two fields of one element',
    [Q({ authors__name: 'Paul', authors__email: 'a@x' }).not()],
    { $nor: [{ authors: { $elemMatch: { name: 'Paul', mail: 'a@x' } } }] },
    [1, 3, 4, 5, 6, 7, 8, 9],
  ],
  [
    'named items, which are no matter of elements',
    [{ authors__0__name: 'Paul', authors__1__email: 'a@x' }],
    { 'authors.0.name': 'Paul', 'authors.1.mail': 'a@x' },
    [1],
  ],
  ['two bounds on a value', [{ scores__gt: 1, scores__lt: 4 }], { scores: { $elemMatch: { $gt: 1, $lt: 4 } } }, [2]],
  [
    'an item and the array as a whole',
    [{ scores: 3, scores__len: 2, scores__contains: [4] }],
    { scores: { $eq: 3, $size: 2, $all: [4] } },
    [2],
  ],
  [
    'items of arrays of arrays',
    [{ matrix__gt: 1, matrix__lt: 3 }],
    { matrix: { $elemMatch: { $elemMatch: { $gt: 1, $lt: 3 } } } },
    [1, 7],
  ],
  [
    'two patterns on a value, which only an expression can ask of one element',
    [{ tags__startswith: 'r', tags__endswith: 'e' }],
    { $and: [{ tags: { $regex: '^r' }, $expr: expect.anything() }, { tags: { $regex: 'e\\z' } }] },
    [],
  ],
  [
    'two patterns that one value meets',
    [{ tags__startswith: 'b', tags__endswith: 'e' }],
    { $and: [{ tags: { $regex: '^b' }, $expr: expect.anything() }, { tags: { $regex: 'e\\z' } }] },
    [1, 2],
  ],
  [
    'an or of a value, which only an expression can ask of one element',
    [Q({ scores__lt: 2 }).or({ scores__gt: 8 }), { scores__ne: 9 }],
    { $expr: expect.anything() },
    [1],
  ],
  [
    'patterns of a value in an element',
    [{ authors__nicks__startswith: 'p', authors__nicks__endswith: 'y', authors__name: 'Paul' }],
    {
      $and: [
        { 'authors.nicks': { $regex: '^p' }, 'authors.name': 'Paul', $expr: expect.anything() },
        { 'authors.nicks': { $regex: 'y\\z' } },
      ],
    },
    [1],
  ],
  [
    'the same operator twice, in arrays of arrays',
    [{ matrix__gte: 1 }, { matrix__gte: 2 }],
    {
      $and: [
        { matrix: { $elemMatch: { $elemMatch: { $gte: 1 } } }, $expr: expect.anything() },
        { matrix: { $elemMatch: { $elemMatch: { $gte: 2 } } } },
      ],
    },
    [1, 2, 7],
  ],
  [
    'JSON items and keys of them, of which no element has both',
    [{ items: 1, items__a: 1 }],
    { items: 1, 'items.a': 1, $expr: expect.anything() },
    [],
  ],
  [
    'JSON items or keys of them, which an item that has no keys may meet',
    [Q({ items: 1 }).or({ items__a: 5 }), { items__gt: 0 }],
    { items: { $gt: 0 }, $expr: expect.anything() },
    [1],
  ],
  [
    'keys that JSON items have not, for which $elemMatch would also find arrays',
    [{ items__a__isnull: true, items__b__isnull: true }],
    { $expr: expect.anything() },
    [2, 7],
  ],
];

describe('Conditions of one filter() call on one array hold for the same element:', () => {
  it.each(ROWS)('%s', async (_, given, filter, ids) => {
    const others = everyKey.filter((id) => !ids.includes(id));
    const node = and(given.map(conditionOf));
    const query = Entry.objects.filter(...(given as AnyFilter[]));
    expect(query.toMql()).toEqual({ find: 'entry', filter });
    expect(await byPath(collection, Entry, node)).toEqual(ids);
    expect(await byExpression(collection, Entry, node)).toEqual(ids);
    expect(await byPath(collection, Entry, not(node))).toEqual(others);
    expect(await byExpression(collection, Entry, not(node))).toEqual(others);
  });

  it('those of chained calls may be met by different ones', async () => {
    const query = Entry.objects.filter({ authors__name: 'Paul' }).filter({ authors__email: 'a@x' }).orderBy('pk');
    expect(query.toMql().filter).toEqual({ 'authors.name': 'Paul', 'authors.mail': 'a@x' });
    expect((await query).map(({ id }) => id)).toEqual([1, 2, 8]);
    const bounds = Entry.objects.filter({ scores__gt: 8 }).filter({ scores__lt: 2 });
    expect(bounds.toMql().filter).toEqual({ scores: { $gt: 8, $lt: 2 } });
    expect((await bounds).map(({ id }) => id)).toEqual([1]);
  });
});
