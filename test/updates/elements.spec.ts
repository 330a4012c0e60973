import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import {
  AddToSet,
  type AnyFilter,
  type AnyUpdate,
  ArrayField,
  CharField,
  connect,
  CurrentDate,
  DatabaseError,
  DateTimeField,
  type DjongoConnection,
  DjongoManager,
  Each,
  EmbeddedField,
  FieldError,
  Inc,
  IntegerField,
  IntegrityError,
  JSONField,
  type JsonValue,
  Meta,
  Model,
  Mul,
  NotSupportedError,
  Pop,
  Pull,
  PullWhere,
  Push,
  Q,
  Rename,
  SetMax,
  SetMin,
  Unset,
  ValidationError,
} from 'nestjs-djongo';
import { type CommandRecord, recordCommands, testDatabase } from '../support/database.js';

@Meta({ abstract: true })
class Book {
  @CharField({ maxLength: 10 }) title!: string;
  @IntegerField({ dbColumn: 'y', null: true }) year!: number | null;
}

@Meta({ abstract: true })
class Address {
  @CharField({ maxLength: 10 }) city!: string;
}

@Meta({ abstract: true })
class Author {
  @CharField({ maxLength: 10 }) name!: string;
  @CharField({ maxLength: 10, dbColumn: 'mail', null: true }) email!: string | null;
  @IntegerField({ default: 0 }) visits!: number;
  @DateTimeField({ null: true }) seen!: Date | null;
  @EmbeddedField({ modelContainer: Address, null: true }) address!: Address | null;
  @ArrayField({ modelContainer: Book, blank: true }) books!: Book[];
  @ArrayField({ baseField: CharField({ maxLength: 5 }), blank: true }) nicks!: string[];
}

@Meta({ abstract: true })
class Blog {
  @ArrayField({ baseField: CharField({ maxLength: 5 }), blank: true }) labels!: string[];
}

class Entry extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @IntegerField({ null: true }) n!: number | null;
  @ArrayField({ baseField: CharField({ maxLength: 5, null: true }), dbColumn: 't', blank: true }) tags!: (
    string | null
  )[];
  @ArrayField({ baseField: IntegerField(), blank: true, null: true }) scores!: number[] | null;
  @ArrayField({ baseField: DateTimeField(), blank: true }) days!: Date[];
  @ArrayField({ baseField: ArrayField({ baseField: IntegerField() }), blank: true }) matrix!: number[][];
  @ArrayField({ baseField: JSONField(), blank: true }) items!: JsonValue[];
  @ArrayField({ modelContainer: Author, blank: true }) authors!: Author[];
  @ArrayField({ baseField: EmbeddedField({ modelContainer: Address, null: true }), blank: true })
  places!: (Address | null)[];
  @EmbeddedField({ modelContainer: Blog, null: true }) blog!: Blog | null;
  @JSONField({ null: true }) data!: JsonValue | null;
  static objects = new DjongoManager<Entry>();
}

const paul = { name: 'Paul', mail: 'p@x', visits: 1, address: { city: 'A' }, nicks: ['a', 'b'] };
const ann = { name: 'Ann', mail: null, visits: 2, address: null, nicks: [] };
const one = { title: 'One', y: 2001 };
const two = { title: 'Two', y: 2010 };

/** Everything that an update of elements can meet; 2 to 4 have no arrays. */
const FULL = {
  _id: 1,
  n: 1,
  t: ['a', 'b', null],
  scores: [-1, 5, 12],
  days: [new Date('2020-05-01'), new Date('2021-05-01')],
  matrix: [[1, -1], [-2]],
  items: [1, { a: { b: 1 } }, 'x'],
  authors: [
    { ...paul, books: [one, two] },
    { ...ann, books: null },
    { name: 'Pia', visits: 3 },
  ],
  places: [{ city: 'A' }, null, { city: 'B' }],
  blog: { labels: ['x', 'y'] },
  data: { list: [1] },
};
const DOCUMENTS = [
  FULL,
  { _id: 2, n: 1 },
  { _id: 3, n: 1, t: null, scores: null, authors: null, blog: null },
  { _id: 4, n: 1, t: 'text', authors: { name: 'Paul' }, blog: { labels: null } },
  { _id: 5, n: 1, t: [], scores: [], authors: [], matrix: [], items: [], days: [], places: [], blog: { labels: [] } },
];

const database = testDatabase();
const collection = () => database.db.collection<Document & { _id: number }>('entry');
let connection: DjongoConnection;
let sent: CommandRecord;

beforeAll(async () => {
  const { name, uri } = database;
  connection = await connect({ name, uri, models: [Entry], client: { monitorCommands: true } });
  sent = recordCommands(connection.client);
});

beforeEach(async () => {
  await collection().deleteMany({});
  await collection().insertMany([...DOCUMENTS]);
  sent.clear();
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** [the update, the array it is about, what is sent where there is one, what the document becomes] */
const ROWS: readonly [AnyUpdate, string, Document, Document][] = [
  [{ tags: Each('x') }, 't', { u: { $set: { 't.$[]': 'x' } } }, { t: ['x', 'x', 'x'] }],
  [{ tags: Each(null) }, 't', { u: { $set: { 't.$[]': null } } }, { t: [null, null, null] }],
  [{ tags: Each(Unset()) }, 't', { u: { $unset: { 't.$[]': '' } } }, { t: [null, null, null] }],
  [{ scores: Each(Inc(1)) }, 'scores', { u: { $inc: { 'scores.$[]': 1 } } }, { scores: [0, 6, 13] }],
  [{ scores: Each(Mul(2)) }, 'scores', { u: { $mul: { 'scores.$[]': 2 } } }, { scores: [-2, 10, 24] }],
  [{ scores: Each(SetMin(5)) }, 'scores', { u: { $min: { 'scores.$[]': 5 } } }, { scores: [-1, 5, 5] }],
  [
    { scores: Each(0, { where: { lt: 0 } }) },
    'scores',
    { u: { $set: { 'scores.$[e0]': 0 } }, arrayFilters: [{ e0: { $lt: 0 } }] },
    { scores: [0, 5, 12] },
  ],
  [
    { scores: Each(Inc(100), { where: { gt: 0, lte: 5 } }) },
    'scores',
    { u: { $inc: { 'scores.$[e0]': 100 } }, arrayFilters: [{ e0: { $gt: 0, $lte: 5 } }] },
    { scores: [-1, 105, 12] },
  ],
  [
    { scores: Each(0, { where: Q({ lt: 0 }).or({ gt: 10 }) }) },
    'scores',
    { u: { $set: { 'scores.$[e0]': 0 } }, arrayFilters: [{ $or: [{ e0: { $lt: 0 } }, { e0: { $gt: 10 } }] }] },
    { scores: [0, 5, 0] },
  ],
  [
    { scores: Each(0, { where: Q({ lt: 0 }).not() }) },
    'scores',
    { u: { $set: { 'scores.$[e0]': 0 } }, arrayFilters: [{ $nor: [{ e0: { $lt: 0 } }] }] },
    { scores: [-1, 0, 0] },
  ],
  [
    { scores: Each(0, { where: { in: [] } }) },
    'scores',
    { u: { $set: { 'scores.$[e0]': 0 } }, arrayFilters: [{ e0: { $in: [] } }] },
    {},
  ],
  [
    { scores: Each(0, { where: Q({ in: [] }).not() }) },
    'scores',
    { u: { $set: { 'scores.$[e0]': 0 } }, arrayFilters: [{ e0: { $nin: [] } }] },
    { scores: [0, 0, 0] },
  ],
  [
    { tags: Each('x', { where: { isnull: true } }) },
    't',
    { u: { $set: { 't.$[e0]': 'x' } }, arrayFilters: [{ e0: null }] },
    { t: ['a', 'b', 'x'] },
  ],
  [
    { tags: Each('x', { where: { startswith: 'a' } }) },
    't',
    { u: { $set: { 't.$[e0]': 'x' } }, arrayFilters: [{ e0: { $regex: '^a' } }] },
    { t: ['x', 'b', null] },
  ],
  [
    { tags: Each('x', { where: { contains: 'b', startswith: 'b' } }) },
    't',
    { u: { $set: { 't.$[e0]': 'x' } }, arrayFilters: [{ $and: [{ e0: { $regex: 'b' } }, { e0: { $regex: '^b' } }] }] },
    { t: ['a', 'x', null] },
  ],
  [
    { days: Each(new Date(0), { where: { year: 2020 } }) },
    'days',
    {
      u: { $set: { 'days.$[e0]': new Date(0) } },
      arrayFilters: [{ e0: { $gte: new Date('2020-01-01'), $lt: new Date('2021-01-01') } }],
    },
    { days: [new Date(0), FULL.days[1]] },
  ],
  [{ matrix: Each([7]) }, 'matrix', { u: { $set: { 'matrix.$[]': [7] } } }, { matrix: [[7], [7]] }],
  [
    { matrix: Each(Push(7)) },
    'matrix',
    { u: { $push: { 'matrix.$[]': 7 } } },
    {
      matrix: [
        [1, -1, 7],
        [-2, 7],
      ],
    },
  ],
  [
    { matrix: Each([7], { where: { len: 2 } }) },
    'matrix',
    { u: { $set: { 'matrix.$[e0]': [7] } }, arrayFilters: [{ e0: { $size: 2 } }] },
    { matrix: [[7], [-2]] },
  ],
  [
    { matrix: Each(Each(0, { where: { lt: 0 } })) },
    'matrix',
    {
      u: { $set: { 'matrix.$[e0].$[e1]': 0 } },
      arrayFilters: [{ e0: { $type: 'array' } }, { e1: { $lt: 0 } }],
    },
    { matrix: [[1, 0], [0]] },
  ],
  [
    { matrix: Each(Each(Inc(1)), { where: { len: 2 } }) },
    'matrix',
    { u: { $inc: { 'matrix.$[e0].$[]': 1 } }, arrayFilters: [{ e0: { $size: 2, $type: 'array' } }] },
    { matrix: [[2, 0], [-2]] },
  ],
  [
    { matrix__0: Each(0, { where: { lt: 0 } }) },
    'matrix.0',
    { u: { $set: { 'matrix.0.$[e0]': 0 } }, arrayFilters: [{ e0: { $lt: 0 } }] },
    { matrix: [[1, 0], [-2]] },
  ],
  [
    { items: Each({ $inc: 1 }, { where: { a__b: 1 } }) },
    'items',
    { u: { $set: { 'items.$[e0]': { $inc: 1 } } }, arrayFilters: [{ 'e0.a.b': 1 }] },
    { items: [1, { $inc: 1 }, 'x'] },
  ],
  [
    { items: Each(0, { where: { exact: { a: { b: 1 } } } }) },
    'items',
    { u: { $set: { 'items.$[e0]': 0 } }, arrayFilters: [{ e0: { $eq: { a: { b: 1 } } } }] },
    { items: [1, 0, 'x'] },
  ],
  [
    { blog__labels: Each('z') },
    'blog.labels',
    { u: { $set: { 'blog.labels.$[]': 'z' } } },
    { blog: { labels: ['z', 'z'] } },
  ],
];

const [first, second, third] = FULL.authors;

/** The same, of documents in arrays. */
const DOCUMENT_ROWS: readonly [AnyUpdate, string, Document, Document][] = [
  [
    { authors: Each({ email: 'x', visits: Inc(1) }) },
    'authors',
    { u: { $set: { 'authors.$[].mail': 'x' }, $inc: { 'authors.$[].visits': 1 } } },
    { authors: FULL.authors.map((author) => ({ ...author, mail: 'x', visits: author.visits + 1 })) },
  ],
  [
    { authors: Each({ email: 'x' }, { where: { name__startswith: 'P' } }) },
    'authors',
    { u: { $set: { 'authors.$[e0].mail': 'x' } }, arrayFilters: [{ 'e0.name': { $regex: '^P' } }] },
    { authors: [{ ...first, mail: 'x' }, second, { ...third, mail: 'x' }] },
  ],
  [
    { authors: Each({ address__city: 'Y' }, { where: { address: { city: 'A' } } }) },
    'authors',
    { u: { $set: { 'authors.$[e0].address.city': 'Y' } }, arrayFilters: [{ 'e0.address.city': 'A' }] },
    { authors: [{ ...first, address: { city: 'Y' } }, second, third] },
  ],
  [
    { authors: Each({ address: { city: 'Y' }, books: [], nicks__1: 'c' }, { where: { name: 'Paul' } }) },
    'authors',
    {
      u: { $set: { 'authors.$[e0].address': { city: 'Y' }, 'authors.$[e0].books': [], 'authors.$[e0].nicks.1': 'c' } },
      arrayFilters: [{ 'e0.name': 'Paul' }],
    },
    { authors: [{ ...first, address: { city: 'Y' }, books: [], nicks: ['a', 'c'] }, second, third] },
  ],
  [
    { authors: Each({ email: Unset(), nicks: Push('z'), visits: SetMax(2) }) },
    'authors',
    {
      u: {
        $unset: { 'authors.$[].mail': '' },
        $push: { 'authors.$[].nicks': 'z' },
        $max: { 'authors.$[].visits': 2 },
      },
    },
    {
      authors: [
        { name: 'Paul', visits: 2, address: { city: 'A' }, nicks: ['a', 'b', 'z'], books: [one, two] },
        { name: 'Ann', visits: 2, address: null, nicks: ['z'], books: null },
        { name: 'Pia', visits: 3, nicks: ['z'] },
      ],
    },
  ],
  [
    { authors: Each({ nicks: Pull('a') }, { where: Q({ name: 'Paul' }).or({ visits__gt: 2 }) }) },
    'authors',
    {
      u: { $pullAll: { 'authors.$[e0].nicks': ['a'] } },
      arrayFilters: [{ $or: [{ 'e0.name': 'Paul' }, { 'e0.visits': { $gt: 2 } }] }],
    },
    { authors: [{ ...first, nicks: ['b'] }, second, third] },
  ],
  [
    { authors: Each({ nicks: AddToSet('a', 'c') }, { where: { name: 'Paul' } }) },
    'authors',
    {
      u: { $addToSet: { 'authors.$[e0].nicks': { $each: ['a', 'c'] } } },
      arrayFilters: [{ 'e0.name': 'Paul' }],
    },
    { authors: [{ ...first, nicks: ['a', 'b', 'c'] }, second, third] },
  ],
  [
    { authors: Each({ nicks: Pop('first') }) },
    'authors',
    { u: { $pop: { 'authors.$[].nicks': -1 } } },
    { authors: [{ ...first, nicks: ['b'] }, second, third] },
  ],
  [
    { authors: Each({ nicks: PullWhere({ gt: 'a' }) }) },
    'authors',
    { u: { $pull: { 'authors.$[].nicks': { $gt: 'a' } } } },
    { authors: [{ ...first, nicks: ['a'] }, second, third] },
  ],
  [
    { authors: Each({ nicks: Each('n') }) },
    'authors',
    { u: { $set: { 'authors.$[e0].nicks.$[]': 'n' } }, arrayFilters: [{ 'e0.nicks': { $type: 'array' } }] },
    { authors: [{ ...first, nicks: ['n', 'n'] }, second, third] },
  ],
  [
    {
      authors: Each(
        { visits: Inc(1), books: Each({ title: 'x' }, { where: { year__gte: 2005, title: 'Two' } }) },
        { where: { visits__lt: 3 } },
      ),
    },
    'authors',
    {
      u: { $inc: { 'authors.$[e0].visits': 1 }, $set: { 'authors.$[e1].books.$[e2].title': 'x' } },
      arrayFilters: [
        { 'e0.visits': { $lt: 3 } },
        { 'e1.visits': { $lt: 3 }, 'e1.books': { $type: 'array' } },
        { 'e2.y': { $gte: 2005 }, 'e2.title': 'Two' },
      ],
    },
    { authors: [{ ...first, visits: 2, books: [one, { ...two, title: 'x' }] }, { ...second, visits: 3 }, third] },
  ],
  [
    { authors__0__books: Each({ year: Inc(1), title: 'x' }) },
    'authors.0.books',
    { u: { $inc: { 'authors.0.books.$[].y': 1 }, $set: { 'authors.0.books.$[].title': 'x' } } },
    {
      authors: [
        {
          ...first,
          books: [
            { title: 'x', y: 2002 },
            { title: 'x', y: 2011 },
          ],
        },
        second,
        third,
      ],
    },
  ],
  [
    { authors: Each(Object.assign(new Author(), { name: 'New' }), { where: { books__title: 'One' } }) },
    'authors',
    {
      u: {
        $set: {
          'authors.$[e0]': { name: 'New', mail: null, visits: 0, seen: null, address: null, books: [], nicks: [] },
        },
      },
      arrayFilters: [{ 'e0.books.title': 'One' }],
    },
    {
      authors: [{ name: 'New', mail: null, visits: 0, seen: null, address: null, books: [], nicks: [] }, second, third],
    },
  ],
  [
    { authors: Each({ visits: 9 }, { where: { books__title: 'One', books__year: 2001 } }) },
    'authors',
    {
      u: { $set: { 'authors.$[e0].visits': 9 } },
      arrayFilters: [{ 'e0.books': { $elemMatch: { title: 'One', y: 2001 } } }],
    },
    { authors: [{ ...first, visits: 9 }, second, third] },
  ],
  // Null has no fields to change, and no condition may lead to it.
  [
    { places: Each({ city: 'X' }) },
    'places',
    { u: { $set: { 'places.$[e0].city': 'X' } }, arrayFilters: [{ e0: { $type: 'object' } }] },
    { places: [{ city: 'X' }, null, { city: 'X' }] },
  ],
  [
    { places: Each({ city: 'X' }, { where: { city__ne: 'A' } }) },
    'places',
    {
      u: { $set: { 'places.$[e0].city': 'X' } },
      arrayFilters: [{ 'e0.city': { $ne: 'A' }, e0: { $type: 'object' } }],
    },
    { places: [{ city: 'A' }, null, { city: 'X' }] },
  ],
];

describe('update() with Each', () => {
  it.each([...ROWS, ...DOCUMENT_ROWS])('%#: %j', async (update, array, statement, changes) => {
    expect(await Entry.objects.filter({ n: 1 }).update(update)).toBe(5);
    const there = { q: { n: 1, [array]: { $type: 'array' } }, multi: true, ...statement };
    const elsewhere = { q: { n: 1, [array]: { $not: { $type: 'array' } } }, u: { $set: {} }, multi: true };
    expect(sent.commands).toEqual([{ update: 'entry', updates: [there, elsewhere], ordered: true }]);
    const [changed, ...others] = await collection().find({}).sort({ _id: 1 }).toArray();
    expect(changed).toEqual({ ...FULL, ...changes });
    expect(others).toEqual(DOCUMENTS.slice(1));
  });

  it('CurrentDate sets the clock of the server', async () => {
    await Entry.objects.filter({ pk: 1 }).update({ authors: Each({ seen: CurrentDate() }), days: Each(CurrentDate()) });
    const { authors, days } = await Entry.objects.get({ pk: 1 });
    for (const date of [...authors.map(({ seen }) => seen), ...days]) {
      expect(Math.abs(Date.now() - Number(date))).toBeLessThan(60_000);
    }
  });

  it('compares as the collation says', async () => {
    const query = Entry.objects.filter({ pk: 1 }).collation({ locale: 'en', strength: 1 });
    expect(await query.update({ tags: Each('x', { where: { exact: 'A' } }), scores: PullWhere({ gt: 0 }) })).toBe(1);
    expect(await collection().findOne({ _id: 1 })).toMatchObject({ t: ['x', 'b', null], scores: [-1] });
  });

  it('goes with the conditions of the query on the same array', async () => {
    expect(await Entry.objects.filter({ tags: 'a' }).update({ tags: Each('z', { where: { exact: 'a' } }) })).toBe(1);
    const u = { $set: { 't.$[e0]': 'z' } };
    expect(sent.commands).toEqual([
      {
        update: 'entry',
        updates: [
          { q: { t: { $eq: 'a', $type: 'array' } }, u, multi: true, arrayFilters: [{ e0: 'a' }] },
          { q: { t: { $eq: 'a', $not: { $type: 'array' } } }, u: { $set: {} }, multi: true },
        ],
        ordered: true,
      },
    ]);
    expect((await collection().findOne({ _id: 1 }))?.['t']).toEqual(['z', 'b', null]);
  });

  it('does everything else in documents that have no array there, once', async () => {
    expect(await Entry.objects.all().update({ n: Inc(1), tags: Each('x') })).toBe(5);
    expect(sent.commands).toEqual([
      {
        update: 'entry',
        updates: [
          { q: { t: { $type: 'array' } }, u: { $inc: { n: 1 }, $set: { 't.$[]': 'x' } }, multi: true },
          { q: { t: { $not: { $type: 'array' } } }, u: { $inc: { n: 1 } }, multi: true },
        ],
        ordered: true,
      },
    ]);
    const stored = await collection().find({}).sort({ _id: 1 }).toArray();
    expect(stored.map(({ n, t }) => [n, t])).toEqual([
      [2, ['x', 'x', 'x']],
      [2, undefined],
      [2, null],
      [2, 'text'],
      [2, []],
    ]);
  });

  it('counts a document once, though it leaves the query by being changed', async () => {
    expect(await Entry.objects.filter({ n: 1 }).update({ n: 2, tags: Each('x') })).toBe(5);
    expect(await Entry.objects.filter({ n: 1 }).update({ n: 2, tags: Each('x') })).toBe(0);
    expect(await Entry.objects.filter({ n: 2 }).count()).toBe(5);
  });

  it('changes each of several arrays wherever it is there', async () => {
    await collection().insertOne({ _id: 6, n: 1, scores: [-5] });
    await collection().insertOne({ _id: 7, n: 1, t: ['a'] });
    const update = { tags: Each('x', { where: { exact: 'a' } }), scores: Each(0, { where: { lt: 0 } }) };
    expect(await Entry.objects.filter({ n: 1 }).update(update)).toBe(7);
    const [tags, scores] = [{ 't.$[e0]': 'x' }, { 'scores.$[e1]': 0 }];
    const [onTags, onScores] = [{ e0: 'a' }, { e1: { $lt: 0 } }];
    const [is, isNot] = [{ $type: 'array' }, { $not: { $type: 'array' } }];
    expect(sent.commands).toEqual([
      {
        update: 'entry',
        updates: [
          {
            q: { n: 1, t: is, scores: is },
            u: { $set: { ...tags, ...scores } },
            multi: true,
            arrayFilters: [onTags, onScores],
          },
          { q: { n: 1, t: is, scores: isNot }, u: { $set: tags }, multi: true, arrayFilters: [onTags] },
          { q: { n: 1, t: isNot, scores: is }, u: { $set: scores }, multi: true, arrayFilters: [onScores] },
          { q: { n: 1, t: isNot, scores: isNot }, u: { $set: {} }, multi: true },
        ],
        ordered: true,
      },
    ]);
    const stored = await collection().find({}).sort({ _id: 1 }).toArray();
    expect(stored[0]).toEqual({ ...FULL, t: ['x', 'b', null], scores: [0, 5, 12] });
    expect(stored.slice(1)).toEqual([...DOCUMENTS.slice(1), { _id: 6, n: 1, scores: [0] }, { _id: 7, n: 1, t: ['x'] }]);
  });

  it('goes with the options of the query', async () => {
    const query = Entry.objects.filter({ pk: 1 }).configure({ comment: 'c', maxTimeMS: 5000, hint: '_id_' });
    expect(await query.update({ tags: Each('x') })).toBe(1);
    const [is, isNot] = [{ $type: 'array' }, { $not: { $type: 'array' } }];
    const u = { $set: { 't.$[]': 'x' } };
    expect(sent.commands).toEqual([
      {
        update: 'entry',
        updates: [
          { q: { _id: 1, t: is }, u, multi: true, hint: '_id_' },
          { q: { _id: 1, t: isNot }, u: { $set: {} }, multi: true, hint: '_id_' },
        ],
        ordered: true,
        comment: 'c',
        maxTimeMS: 5000,
      },
    ]);
  });

  it('leaves out what a condition excludes because the server could not change it', async () => {
    const update = (where: AnyFilter) =>
      Entry.objects.filter({ pk: 1 }).update({ authors: Each({ address__city: 'Y' }, { where }) });
    await expect(update({ address: null })).rejects.toBeInstanceOf(DatabaseError);
    expect(await collection().findOne({ _id: 1 })).toEqual(FULL);
    expect(await update({ address__isnull: false })).toBe(1);
    const authors = [{ ...first, address: { city: 'Y' } }, second, third];
    expect(await collection().findOne({ _id: 1 })).toEqual({ ...FULL, authors });
  });

  it('says which fields are taken', async () => {
    await collection().createIndex({ 'authors.mail': 1 }, { unique: true, sparse: true, name: 'mails' });
    try {
      await collection().insertOne({ _id: 6, authors: [{ name: 'X', mail: 'taken' }] });
      const failing = Entry.objects.filter({ n: 1 }).update({ authors: Each({ email: 'taken' }), n: 2 });
      await expect(failing).rejects.toBeInstanceOf(IntegrityError);
      await expect(failing).rejects.toMatchObject({ fields: ['authors.email'], index: 'mails' });
      expect(await collection().countDocuments({ n: 2 })).toBe(0);
    } finally {
      await collection().dropIndex('mails');
    }
  });

  it('sends nothing where nothing can match', async () => {
    expect(await Entry.objects.filter({ n__in: [] }).update({ tags: Each('x') })).toBe(0);
    expect(sent.commands).toEqual([]);
  });

  it('loses none of a hundred changes at once', async () => {
    const update = () => Entry.objects.filter({ pk: 1 }).update({ scores: Each(Inc(1), { where: { gt: 0 } }) });
    await Promise.all(Array.from({ length: 100 }, update));
    expect((await collection().findOne({ _id: 1 }))?.['scores']).toEqual([-1, 105, 112]);
  });
});

/** [the update, what is sent, what the document becomes] */
const PULLED: readonly [AnyUpdate, Document, Document][] = [
  [{ scores: PullWhere({ lt: 3 }) }, { scores: { $lt: 3 } }, { scores: [5, 12] }],
  [{ scores: PullWhere({ gt: 0, lt: 10 }) }, { scores: { $gt: 0, $lt: 10 } }, { scores: [-1, 12] }],
  [{ scores: PullWhere(Q({ lt: 3 }).not()) }, { scores: { $nin: [], $not: { $lt: 3 } } }, { scores: [-1] }],
  [
    { matrix: PullWhere({ isnull: false }) },
    { matrix: { $nin: [], $not: { $eq: null, $not: { $type: 'array' } } } },
    { matrix: [] },
  ],
  [{ scores: PullWhere({ exact: 5 }) }, { scores: { $eq: 5 } }, { scores: [-1, 12] }],
  [{ scores: PullWhere({ in: [] }) }, { scores: { $in: [] } }, {}],
  [{ tags: PullWhere({ isnull: true }) }, { t: { $eq: null } }, { t: ['a', 'b'] }],
  [{ tags: PullWhere({ icontains: 'A' }) }, { t: { $regex: 'A', $options: 'i' } }, { t: ['b', null] }],
  [{ matrix: PullWhere({ len: 2 }) }, { matrix: { $size: 2 } }, { matrix: [[-2]] }],
  [{ items: PullWhere({ exact: { a: { b: 1 } } }) }, { items: { $eq: { a: { b: 1 } } } }, { items: [1, 'x'] }],
  [{ authors: PullWhere({ name: 'Paul' }) }, { authors: { name: 'Paul' } }, { authors: [second, third] }],
  [
    { authors: PullWhere({ name__startswith: 'P', email__isnull: true }) },
    { authors: { name: { $regex: '^P' }, mail: null } },
    { authors: [first, second] },
  ],
  [
    { authors: PullWhere(Q({ name: 'Ann' }).or({ books__title: 'One' })) },
    { authors: { $or: [{ name: 'Ann' }, { 'books.title': 'One' }] } },
    { authors: [third] },
  ],
  [{ authors: PullWhere(Q({ name: 'Ann' }).not()) }, { authors: { $nor: [{ name: 'Ann' }] } }, { authors: [second] }],
  [
    { authors: PullWhere({ books: { title: 'One', year: 2001 } }) },
    { authors: { books: { $elemMatch: { title: 'One', y: 2001 } } } },
    { authors: [second, third] },
  ],
  [{ places: PullWhere(Q({ city__in: [] }).not()) }, { places: { $nin: [] } }, { places: [] }],
];

describe('update() with PullWhere', () => {
  it.each(PULLED)('%#: %j', async (update, $pull, changes) => {
    expect(await Entry.objects.filter({ pk__in: [1, 2, 5] }).update(update)).toBe(3);
    expect(sent.commands).toEqual([
      { update: 'entry', updates: [{ q: { _id: { $in: [1, 2, 5] } }, u: { $pull }, multi: true }], ordered: true },
    ]);
    const [changed, ...others] = await collection().find({}).sort({ _id: 1 }).toArray();
    expect(changed).toEqual({ ...FULL, ...changes });
    expect(others).toEqual(DOCUMENTS.slice(1));
  });
});

/** What a request may carry, for whom it is data. */
const request = (text: string): never => JSON.parse(text) as never;

/** [the update, what the error says] */
const REFUSED: readonly [AnyUpdate, RegExp][] = [
  [{ n: Each(1) }, /^Entry\.n \(IntegerField\) cannot be changed by Each\(\), which is for arrays\.$/],
  [{ blog: Each({ labels: [] }) }, /^Entry\.blog \(EmbeddedField\) cannot be changed by Each/],
  [{ data: Each(1) }, /^Entry\.data \(JSONField\) cannot be changed by Each/],
  [{ data__list: Each(1) }, /^Entry\.data__list \(JSONField\) cannot be changed by Each/],
  [{ tags: Each(Each('x')) }, /^Entry\.tags \(CharField\) cannot be changed by Each/],
  [{ pk: Each(1) }, /primary key/],
  [{ tags: Each(undefined) }, /^Entry\.tags: the value of Each\(\) is undefined\.$/],
  [{ tags: Each(Inc(1)) }, /^Entry\.tags \(CharField\) cannot be changed by Inc/],
  [{ scores: Each(Push(1)) }, /^Entry\.scores \(IntegerField\) cannot be changed by Push/],
  [{ scores: Each(PullWhere({ lt: 1 })) }, /^Entry\.scores \(IntegerField\) cannot be changed by PullWhere/],
  [{ authors: Each({}) }, /^Entry\.authors: Each\(\) needs at least one field\.$/],
  [{ authors: Each({ emial: 'x' }) }, /^Entry\.authors \(EmbeddedField\) has no field or lookup 'emial' .*email/],
  [{ authors: Each({ name__startswith: 'x' }) }, /'authors__name__startswith' is a lookup/],
  [{ authors: Each({ pk: 1 }) }, /^Entry\.authors \(EmbeddedField\) has no field or lookup 'pk'/],
  [{ authors: Each({ email: undefined }) }, /^Entry\.authors__email is undefined/],
  [{ authors: Each({ books__title: 'x' }) }, /^Entry\.authors__books__title goes through an array/],
  [{ authors__books: Each({ title: 'x' }) }, /^Entry\.authors__books goes through an array/],
  [{ authors: Each({ name: Rename('email') }) }, /^Entry\.authors__name: the server renames no fields of the elements/],
  [
    { authors: Each({ books: Each({ titel: 'x' }) }) },
    /^Entry\.authors\.books \(EmbeddedField\) has no field or lookup 'titel'/,
  ],
  [{ authors: Each({ [Symbol('x')]: 1 }) }, /symbols/],
  [{ authors: Each(request('{ "__proto__": 1 }')) }, /has no field or lookup '__proto__'|has no .*''/],
  [{ authors: Each(request('{ "$set": 1 }')) }, /'\$set'/],
  [{ authors: Each(request('{ "constructor": 1 }')) }, /'constructor'/],
  // What two keys change at once.
  [{ tags: Each('x'), tags__0: 'y' }, /changes 't\.0' and what contains it at once/],
  [{ authors: Each({ email: 'x' }), authors__0__name: 'y' }, /changes 'authors\.0\.name' and what contains it/],
  [{ authors: Each({ address: null, address__city: 'x' }) }, /changes 'address\.city' and what contains it/],
  [{ authors: Each({ nicks: Each('x'), nicks__0: 'y' }) }, /changes 'nicks\.0' and what contains it/],
  [{ blog: null, blog__labels: Each('x') }, /changes 'blog\.labels' and what contains it/],
  [{ n: Rename('scores'), scores: Each(1) }, /ArrayField|twice/],
  // Conditions.
  [{ tags: Each('x', { where: {} }) }, /^Entry\.tags: a condition on elements needs at least one lookup\.$/],
  [{ tags: Each('x', { where: Q({}) }) }, /needs at least one lookup/],
  [{ tags: Each('x', {} as never) }, /A condition is an object of lookups.* undefined/],
  [{ tags: Each('x', { where: undefined as never }) }, /A condition is an object of lookups.* undefined/],
  [{ tags: Each('x', { where: null as never }) }, /A condition is .* null/],
  [{ tags: Each('x', { wher: { exact: 'a' } } as never) }, /^Entry\.tags: Each\(\) has no option 'wher' .*where/],
  [{ tags: Each('x', 'where' as never) }, /^Entry\.tags: the options of Each\(\) are an object, not .* string/],
  [{ tags: Each('x', { where: { lookup: 1 } }) }, /^Entry\.tags \(CharField\) has no lookup 'lookup'/],
  [{ tags: Each('x', { where: { len: 1 } }) }, /^Entry\.tags \(CharField\) has no lookup 'len'/],
  [
    { tags: Each('x', { where: { exact: request('{ "$ne": null }') } }) },
    /^Entry\.tags__exact \(CharField\) cannot take/,
  ],
  [{ authors: Each({ email: 'x' }, { where: { nam: 'x' } }) }, /has no field or lookup 'nam' .*name/],
  [{ authors: Each({ email: 'x' }, { where: { name: undefined } }) }, /^Entry\.authors__name .*undefined/],
  [
    { authors: Each({ email: 'x' }, { where: { name: request('{ "$gt": "" }') } }) },
    /^Entry\.authors__name .* cannot take/,
  ],
  [{ authors: Each({ email: 'x' }, { where: request('{ "$where": "1" }') }) }, /has no field or lookup '\$where'/],
  [{ authors: Each({ email: 'x' }, { where: request('{ "constructor__x": 1 }') }) }, /'constructor'/],
  [{ authors: Each({ email: 'x' }, { where: request('{ "name__\\u0000": 1 }') }) }, /has no lookup/],
  [{ authors: Each({ email: 'x' }, { where: { name: '\ud800' } }) }, /lone surrogate/],
  [{ authors: Each({ email: 'x' }, { where: { seen: new Date(NaN) } }) }, /^Entry\.authors__seen/],
  [{ authors: PullWhere({}) }, /^Entry\.authors: a condition on elements needs at least one lookup\.$/],
  [{ authors: PullWhere(undefined as never) }, /A condition is an object of lookups/],
  [{ authors: PullWhere([] as never) }, /A condition is an object of lookups/],
  [{ authors: PullWhere({ nam: 'x' }) }, /has no field or lookup 'nam'/],
  [{ authors: PullWhere(request('{ "name": { "$ne": null } }')) }, /^Entry\.authors__name .* cannot take/],
  [{ authors: PullWhere(request('{ "$or": [{}] }')) }, /has no field or lookup '\$or'/],
  [{ scores: PullWhere(request('{ "$gt": 0 }')) }, /^Entry\.scores \(IntegerField\) has no lookup '\$gt'/],
  [{ n: PullWhere({ lt: 3 }) }, /^Entry\.n \(IntegerField\) cannot be changed by PullWhere/],
];

/** The same, of what the server cannot do. */
const NOT_SUPPORTED: readonly [AnyUpdate, RegExp][] = [
  [{ days: Each(new Date(), { where: { month: 5 } }) }, /^Entry\.days__month: only an expression can ask this/],
  [{ authors: Each({ email: 'x' }, { where: { name: 'x', seen__month: 5 } }) }, /^Entry\.authors__seen__month: only/],
  [
    { authors: Each({ email: 'x' }, { where: Q({ name: 'x' }).or(Q({ seen__day__gt: 5 }).not()) }) },
    /^Entry\.authors__seen__day__gt: only/,
  ],
  [{ authors: Each({ email: 'x' }, { where: { nicks__0_2: ['a'] } }) }, /^Entry\.authors__nicks__0_2: only/],
  [{ items: PullWhere({ a__b: 1 }) }, /^Entry\.items: the server finds elements to remove by/],
  [{ matrix: PullWhere({ '0__lt': 1 }) }, /^Entry\.matrix: the server finds elements to remove by/],
  [{ authors: PullWhere({ seen__month: 5 }) }, /^Entry\.authors__seen__month: only/],
  [{ scores: PullWhere(Q({ lt: 0 }).or({ gt: 10 })) }, /^Entry\.scores: the server finds elements to remove by/],
  [{ tags: PullWhere({ startswith: 'a', endswith: 'b' }) }, /^Entry\.tags: the server finds elements to remove by/],
  [
    { tags: Each('x'), scores: Each(1), days: Each(new Date()), items: Each(1) },
    /^Entry: update\(\) changes the elements of 3 arrays at most at once\.$/,
  ],
];

describe('refused before anything is sent:', () => {
  it.each(REFUSED)('%#: %s', async (update, message) => {
    const failing = (async () => Entry.objects.filter({ pk: 1 }).update(update))();
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toBeInstanceOf(FieldError);
    expect(sent.commands).toEqual([]);
  });

  it.each(NOT_SUPPORTED)('not supported %#', async (update, message) => {
    const failing = (async () => Entry.objects.filter({ pk: 1 }).update(update))();
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toBeInstanceOf(NotSupportedError);
    expect(sent.commands).toEqual([]);
  });

  it.each<[AnyUpdate, readonly string[]]>([
    [{ tags: Each('too long') }, ['tags']],
    [{ tags: Each({ $ne: 1 } as never) }, ['tags']],
    [{ scores: Each(null) }, ['scores']],
    [{ scores: Each(Unset()) }, ['scores']],
    [{ scores: Each(1.5), tags: Each(5.5) }, ['scores']],
    [{ matrix: Each([1, 'x']) }, ['matrix.1']],
    [{ matrix: Each(Each('x')) }, ['matrix']],
    [{ authors: Each(null) }, ['authors']],
    [{ authors: Each('x') }, ['authors']],
    [{ authors: Each([]) }, ['authors']],
    [
      {
        authors: Each({ name: '', email: '\ud800', address__city: null, books: Each({ title: 1.5, year: 'x' }) }),
        n: 'x',
      },
      ['authors.name', 'authors.email', 'authors.address.city', 'authors.books.year', 'n'],
    ],
    [{ authors: Each({ address: request('{ "city": "x", "__proto__": 1 }') }) }, ['authors.address.__proto__']],
    [{ authors: Each({ seen: new Date(NaN) }) }, ['authors.seen']],
    [{ authors: Each({ email: request('{ "$inc": 1 }') }) }, ['authors.email']],
    [{ authors: Each({ email: request('{ "value": "x", "options": {} }') }) }, ['authors.email']],
    [{ tags: request('{ "value": "x", "options": {} }') }, ['tags']],
    [{ items: Each({ a: undefined }) }, ['items']],
  ])('%# values that break a rule of their field', async (update, paths) => {
    const failing = (async () => Entry.objects.filter({ pk: 1 }).update(update))();
    await expect(failing).rejects.toBeInstanceOf(ValidationError);
    const { messageDict } = (await failing.catch((error: unknown) => error)) as ValidationError;
    expect(Object.keys(messageDict)).toEqual(paths);
    expect(sent.commands).toEqual([]);
  });

  it('what would lie deeper than the server takes', async () => {
    const nested = (levels: number): JsonValue => (levels === 0 ? 1 : { a: nested(levels - 1) });
    const update = (values: AnyUpdate) => Entry.objects.filter({ pk: 1 }).update(values);
    const isDeep = { messageDict: { items: ['Value is nested deeper than 100 levels.'] } };
    expect(await update({ items: Each(nested(99)) })).toBe(1);
    expect(await update({ items: Push(nested(99)) })).toBe(1);
    sent.clear();
    await expect(update({ items: Each(nested(100)) })).rejects.toMatchObject(isDeep);
    await expect(update({ items: Push(nested(100)) })).rejects.toMatchObject(isDeep);
    expect(sent.commands).toEqual([]);
  });

  it('a condition names its key, for the answer to a request', async () => {
    const where = request('{ "name__like": "x" }') as AnyFilter;
    const failing = Entry.objects.filter({ pk: 1 }).update({ authors: Each({ email: 'x' }, { where }) });
    await expect(failing).rejects.toMatchObject({ key: 'authors__name__like' });
  });
});
