import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Decimal128, Double, type Document } from 'mongodb';
import {
  AddToSet,
  type AnyUpdate,
  ArrayField,
  CharField,
  connect,
  CurrentDate,
  DateField,
  DateTimeField,
  DecimalField,
  type DjongoConnection,
  DjongoManager,
  EmbeddedField,
  FieldError,
  FloatField,
  Inc,
  IntegerField,
  JSONField,
  type JsonValue,
  Model,
  Mul,
  Pop,
  Pull,
  Push,
  Rename,
  SetMax,
  SetMin,
  Unset,
  ValidationError,
} from 'nestjs-djongo';
import { type CommandRecord, recordCommands, testDatabase } from '../support/database.js';

class Author {
  @CharField({ maxLength: 10 }) name!: string;
  @IntegerField({ default: 0, dbColumn: 'b' }) books!: number;
}

class Entry extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField({ maxLength: 10 }) headline!: string;
  @CharField({ null: true }) title!: string | null;
  @IntegerField() n!: number;
  @FloatField({ null: true }) rating!: number | null;
  @DecimalField({ null: true }) price!: string | null;
  @DateTimeField({ null: true }) pub!: Date | null;
  @DateField({ null: true }) born!: Date | null;
  @ArrayField({ baseField: CharField({ maxLength: 5 }), blank: true }) tags!: string[];
  @ArrayField({ modelContainer: Author, blank: true }) authors!: Author[];
  @EmbeddedField({ modelContainer: Author, null: true }) editor!: Author | null;
  @ArrayField({ baseField: JSONField(), blank: true }) data!: JsonValue[];
  static objects = new DjongoManager<Entry>();
}

const STORED = {
  _id: 1,
  headline: 'h',
  title: 't',
  n: 2,
  rating: new Double(2),
  price: Decimal128.fromString('1.50'),
  pub: new Date(0),
  born: null,
  tags: ['a', 'b', 'a'],
  authors: [
    { name: 'P', b: 1 },
    { name: 'Q', b: 2 },
  ],
  editor: { name: 'E', b: 3 },
  data: [{ $gt: 1 }, 2],
};

const database = testDatabase();
let connection: DjongoConnection;
let sent: CommandRecord;

beforeAll(async () => {
  const { name, uri } = database;
  connection = await connect({ name, uri, models: [Entry], client: { monitorCommands: true } });
  sent = recordCommands(connection.client);
});

beforeEach(async () => {
  const entries = database.db.collection<Document & { _id: number }>('entry');
  await entries.deleteMany({});
  await entries.insertOne(STORED);
  sent.clear();
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

const stored = (): Promise<Document | null> => database.db.collection('entry').findOne({});

/** [the update, what is sent, what is stored besides] */
const ROWS: readonly [AnyUpdate, Document, Document][] = [
  [{ n: Inc(3) }, { $inc: { n: 3 } }, { n: 5 }],
  [{ n: Inc(-3) }, { $inc: { n: -3 } }, { n: -1 }],
  [{ rating: Inc(1) }, { $inc: { rating: new Double(1) } }, { rating: 3 }],
  [
    { price: Inc('0.25') },
    { $inc: { price: Decimal128.fromString('0.25') } },
    { price: Decimal128.fromString('1.75') },
  ],
  [{ editor__books: Inc(1) }, { $inc: { 'editor.b': 1 } }, { editor: { name: 'E', b: 4 } }],
  [
    { authors__1__books: Inc(5) },
    { $inc: { 'authors.1.b': 5 } },
    { authors: [STORED.authors[0], { name: 'Q', b: 7 }] },
  ],
  [{ n: Mul(4) }, { $mul: { n: 4 } }, { n: 8 }],
  [{ n: SetMin(1) }, { $min: { n: 1 } }, { n: 1 }],
  [{ n: SetMin(3) }, { $min: { n: 3 } }, { n: 2 }],
  [{ n: SetMax(3) }, { $max: { n: 3 } }, { n: 3 }],
  [{ pub: SetMax(new Date(5)) }, { $max: { pub: new Date(5) } }, { pub: new Date(5) }],
  [{ tags: Push('c') }, { $push: { tags: 'c' } }, { tags: ['a', 'b', 'a', 'c'] }],
  [{ tags: Push('c', 'd') }, { $push: { tags: { $each: ['c', 'd'] } } }, { tags: ['a', 'b', 'a', 'c', 'd'] }],
  [{ tags: Push() }, { $push: { tags: { $each: [] } } }, {}],
  [
    { authors: Push({ name: 'R' }) },
    { $push: { authors: { name: 'R', b: 0 } } },
    { authors: [...STORED.authors, { name: 'R', b: 0 }] },
  ],
  [
    { data: Push({ $each: [1] }) },
    { $push: { data: { $each: [{ $each: [1] }] } } },
    { data: [{ $gt: 1 }, 2, { $each: [1] }] },
  ],
  [
    { data: AddToSet({ $each: [1] }) },
    { $addToSet: { data: { $each: [{ $each: [1] }] } } },
    { data: [{ $gt: 1 }, 2, { $each: [1] }] },
  ],
  [{ tags: AddToSet('a') }, { $addToSet: { tags: 'a' } }, {}],
  [{ tags: AddToSet('a', 'c') }, { $addToSet: { tags: { $each: ['a', 'c'] } } }, { tags: ['a', 'b', 'a', 'c'] }],
  [{ tags: Pull('a') }, { $pullAll: { tags: ['a'] } }, { tags: ['b'] }],
  [{ tags: Pull('a', 'b') }, { $pullAll: { tags: ['a', 'b'] } }, { tags: [] }],
  [
    { authors: Pull({ name: 'P', books: 1 }) },
    { $pullAll: { authors: [{ name: 'P', b: 1 }] } },
    { authors: [STORED.authors[1]] },
  ],
  [{ data: Pull({ $gt: 1 }) }, { $pullAll: { data: [{ $gt: 1 }] } }, { data: [2] }],
  [{ data: Pull({ $gt: 0 }) }, { $pullAll: { data: [{ $gt: 0 }] } }, {}],
  [{ tags: Pop() }, { $pop: { tags: 1 } }, { tags: ['a', 'b'] }],
  [{ tags: Pop('first') }, { $pop: { tags: -1 } }, { tags: ['b', 'a'] }],
  [{ title: Unset() }, { $unset: { title: '' } }, { title: undefined }],
  [{ headline: Rename('title') }, { $rename: { headline: 'title' } }, { headline: undefined, title: 'h' }],
  [
    { headline: 'x', n: Inc(1), tags: Push('c') },
    { $set: { headline: 'x' }, $inc: { n: 1 }, $push: { tags: 'c' } },
    { headline: 'x', n: 3, tags: ['a', 'b', 'a', 'c'] },
  ],
];

describe('update() with operators', () => {
  it.each(ROWS)('%#: %j', async (update, u, changes) => {
    expect(await Entry.objects.filter({ pk: 1 }).update(update)).toBe(1);
    expect(sent.commands).toEqual([{ update: 'entry', updates: [{ q: { _id: 1 }, u, multi: true }], ordered: true }]);
    const expected: Document = { ...STORED, rating: 2, ...changes };
    const left = Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined));
    expect(await stored()).toEqual(left);
  });

  it('CurrentDate sets the server’s clock', async () => {
    await Entry.objects.filter({ pk: 1 }).update({ pub: CurrentDate() });
    expect(sent.commands).toMatchObject([{ updates: [{ u: { $currentDate: { pub: true } } }] }]);
    const { pub } = await Entry.objects.get({ pk: 1 });
    expect(Math.abs(Date.now() - Number(pub))).toBeLessThan(60_000);
  });

  it('takes a hundred increments at once without losing one', async () => {
    await Promise.all(Array.from({ length: 100 }, () => Entry.objects.filter({ pk: 1 }).update({ n: Inc(1) })));
    expect((await Entry.objects.get({ pk: 1 })).n).toBe(102);
  });
});

/** [the update, what the error says] */
const REFUSED: readonly [AnyUpdate, RegExp][] = [
  [{ headline: Inc(1) }, /Entry\.headline \(CharField\) cannot be changed by Inc\(\)/],
  [{ n: Push(1) }, /cannot be changed by Push/],
  [{ tags: SetMin('a') }, /cannot be changed by SetMin/],
  [{ n: Inc(null as never) }, /needs a value, not null/],
  [{ tags: Pop('middle' as never) }, /'first' or 'last'/],
  [{ headline: Rename('titel') }, /no field 'titel'.*title/],
  [{ headline: Rename('n') }, /IntegerField/],
  [{ headline: Rename('pk') }, /primary key/],
  [{ headline: Rename('title'), title: 'x' }, /changes 'title' twice/],
  [{ id: Inc(1) }, /primary key/],
  [{ born: CurrentDate() }, /holds days/],
  [{ authors__books: Inc(1) }, /goes through an array/],
  [{ editor: null, editor__books: Inc(1) }, /what contains it/],
];

describe('operators are refused before anything is sent:', () => {
  it.each(REFUSED)('%#', async (update, message) => {
    const failing = (async () => Entry.objects.filter({ pk: 1 }).update(update))();
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toBeInstanceOf(FieldError);
    expect(sent.commands).toEqual([]);
  });

  it.each<[AnyUpdate, Record<string, string[]>]>([
    [{ n: Inc(1.5) }, { n: ['“1.5” value must be an integer.'] }],
    [{ tags: Push('ok', 'too long') }, { tags: ['Ensure this value has at most 5 characters (it has 8).'] }],
    [{ tags: Push({ $ne: 1 } as never) }, { tags: ['“object” value must be a string.'] }],
    [
      { authors: Push({ name: '', nam: 1 } as never) },
      expect.objectContaining({ 'authors.name': expect.anything() }) as never,
    ],
    [{ n: SetMax(2 ** 31) }, { n: ['Ensure this value is less than or equal to 2147483647.'] }],
    [{ headline: Unset() }, { headline: ['This field cannot be null.'] }],
    [{ n: { $inc: 1 } as never }, { n: ['“object” value must be an integer.'] }],
  ])('%# values that break a rule of their field', async (update, messageDict) => {
    const failing = (async () => Entry.objects.filter({ pk: 1 }).update(update))();
    await expect(failing).rejects.toMatchObject({ messageDict });
    await expect(failing).rejects.toBeInstanceOf(ValidationError);
    expect(sent.commands).toEqual([]);
  });
});
