import { afterAll, beforeAll } from '@jest/globals';
import { Decimal128, type Document, Double } from 'mongodb';
import {
  ArrayField,
  BooleanField,
  CharField,
  connect,
  DateField,
  DateTimeField,
  DecimalField,
  type DjongoConnection,
  DjongoManager,
  FloatField,
  IntegerField,
  JSONField,
  type JsonValue,
  Meta,
  Model,
  ObjectId,
  ObjectIdField,
} from 'nestjs-djongo';
import { type CommandRecord, recordCommands, type TestDatabase, testDatabase } from '../support/database.js';

@Meta({ abstract: true })
export class Author {
  @CharField() name!: string;
  @IntegerField({ null: true }) age!: number | null;
}

/** One field of each kind, and a second one where functions take two. */
export class Note extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField({ dbColumn: 'head', null: true }) text!: string | null;
  @CharField({ null: true, blank: true }) other!: string | null;
  @IntegerField({ null: true }) n!: number | null;
  @IntegerField({ null: true }) m!: number | null;
  @FloatField({ null: true, allowNonFinite: true }) x!: number | null;
  @DecimalField({ null: true }) price!: string | null;
  @BooleanField({ null: true }) ok!: boolean | null;
  @DateTimeField({ null: true }) at!: Date | null;
  @DateTimeField({ null: true }) end!: Date | null;
  @DateField({ null: true }) day!: Date | null;
  @ObjectIdField({ null: true }) owner!: ObjectId | null;
  @ArrayField({ baseField: CharField({ null: true }), null: true, blank: true }) tags!: (string | null)[] | null;
  @ArrayField({ baseField: CharField(), null: true, blank: true }) more!: string[] | null;
  @ArrayField({ modelContainer: Author, null: true, blank: true }) authors!: Author[] | null;
  @JSONField({ null: true, blank: true }) data!: JsonValue | null;

  static objects = new DjongoManager<Note>();
}

const dec = (text: string): Decimal128 => Decimal128.fromString(text);

/** What the collection holds, as stored. */
export const NOTES: readonly (Document & { readonly _id: number })[] = [
  // Around the hour that Paris leaves out.
  {
    _id: 1,
    head: 'Alphabet',
    other: 'pha',
    n: 3,
    m: 2,
    x: 0.5,
    price: dec('2.50'),
    ok: true,
    at: new Date('2024-03-31T00:30:15.250Z'),
    end: new Date('2024-03-31T22:30:00.000Z'),
    day: new Date('2024-03-31T00:00:00.000Z'),
    owner: ObjectId.createFromHexString('0123456789abcdef01234567'),
    tags: ['red', 'blue', 'red'],
    more: ['blue', 'green'],
    authors: [
      { name: 'Paul', age: 30 },
      { name: 'Ann', age: 20 },
    ],
    data: { k: 'dark', n: '12', d: 1.5 },
  },
  // Unicode, numbers below 0, and the hour that Paris has twice.
  {
    _id: 2,
    head: '  Élan 😀 é ',
    other: 'é',
    n: -7,
    m: 5,
    x: -2.25,
    price: dec('-0.10'),
    ok: false,
    at: new Date('2024-10-27T00:59:59.999Z'),
    end: new Date('2023-12-31T23:30:00.000Z'),
    day: new Date('2020-12-31T00:00:00.000Z'),
    owner: ObjectId.createFromHexString('0123456789abcdef01234568'),
    tags: [],
    more: ['red'],
    authors: [],
    data: { k: 5, n: -3 },
  },
  // Every field null.
  {
    _id: 3,
    head: null,
    other: null,
    n: null,
    m: null,
    x: null,
    price: null,
    ok: null,
    at: null,
    end: null,
    day: null,
    owner: null,
    tags: null,
    more: null,
    authors: null,
    data: null,
  },
  // Every field missing.
  { _id: 4 },
  // Other types than declared.
  {
    _id: 5,
    head: 5,
    other: { a: 1 },
    n: '3',
    m: [1],
    x: true,
    price: 'abc',
    ok: 'true',
    at: '2024-03-31',
    end: 5,
    day: {},
    owner: 'abc',
    tags: 'red',
    more: { a: 1 },
    authors: 5,
    data: 'text',
  },
  // Zeros and empty values; before 1970, on a leap day, in the week of another year.
  {
    _id: 6,
    head: '',
    other: '',
    n: 0,
    m: 0,
    x: new Double(0),
    price: dec('0'),
    ok: false,
    at: new Date('1969-07-20T20:17:40.000Z'),
    end: new Date('1969-07-20T20:17:40.000Z'),
    day: new Date('2000-02-29T00:00:00.000Z'),
    owner: ObjectId.createFromHexString('000000000000000000000000'),
    tags: ['$head', null, 'a'],
    more: ['$head'],
    authors: [{ name: 'Bo', age: null }],
    data: {},
  },
  // What could be taken for a path; the greatest and no numbers; a day of the week of another year.
  {
    _id: 7,
    head: '$head.$other',
    other: '$',
    n: 2_147_483_647,
    m: -1,
    x: Infinity,
    price: dec('1234567.891'),
    ok: true,
    at: new Date('2025-01-01T12:00:00.000Z'),
    end: new Date('2024-12-30T00:00:00.000Z'),
    day: new Date('2024-12-30T00:00:00.000Z'),
    owner: ObjectId.createFromHexString('ffffffffffffffffffffffff'),
    tags: ['x'],
    more: [],
    authors: [{ name: 'Cy', age: 1 }],
    data: { k: '$head', n: 'x' },
  },
  // Years of which the server has no calendar.
  {
    _id: 8,
    head: 'Ω',
    other: '!',
    n: 65,
    m: 65,
    x: NaN,
    at: new Date('+012000-05-05T10:00:00Z'),
    end: new Date('9998-06-01T00:00:00Z'),
  },
];

/** A document as its model has it: null for what is null, missing, or of another type. */
export interface Seen {
  readonly id: number;
  readonly text: string | null;
  readonly other: string | null;
  readonly n: number | null;
  readonly m: number | null;
  readonly x: number | null;
  readonly price: string | null;
  readonly ok: boolean | null;
  readonly at: Date | null;
  readonly end: Date | null;
  readonly day: Date | null;
  readonly owner: string | null;
  readonly tags: readonly (string | null)[] | null;
  readonly more: readonly string[] | null;
  readonly authors: readonly { name: string; age: number | null }[] | null;
}

export const SEEN: readonly Seen[] = NOTES.map((note) => ({
  id: note._id,
  text: textOf(note['head']),
  other: textOf(note['other']),
  n: numberOf(note['n']),
  m: numberOf(note['m']),
  x: numberOf(note['x']),
  price: note['price'] instanceof Decimal128 ? note['price'].toString() : null,
  ok: typeof note['ok'] === 'boolean' ? note['ok'] : null,
  at: dateOf(note['at']),
  end: dateOf(note['end']),
  day: dateOf(note['day']),
  owner: note['owner'] instanceof ObjectId ? note['owner'].toHexString() : null,
  tags: listOf(note['tags']),
  more: listOf(note['more']),
  authors: listOf(note['authors']),
}));

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' || value instanceof Double ? Number(value) : null;
}

function dateOf(value: unknown): Date | null {
  return value instanceof Date ? value : null;
}

function listOf<T>(value: unknown): readonly T[] | null {
  return Array.isArray(value) ? value : null;
}

/** What the tests of a suite on `Note` work with. */
export interface Notes {
  readonly database: TestDatabase;
  readonly sent: () => readonly Document[];
}

/** A database for one test file, with the notes above. */
export function notes(): Notes {
  const database = testDatabase();
  let open: { readonly connection: DjongoConnection; readonly record: CommandRecord } | undefined;
  beforeAll(async () => {
    const client = { monitorCommands: true };
    const connection = await connect({ name: database.name, uri: database.uri, client, models: [Note] });
    await database.db.collection<Document & { _id: number }>('note').insertMany([...NOTES]);
    open = { connection, record: recordCommands(connection.client) };
  });
  afterAll(async () => {
    await open?.connection.close();
    await database.drop();
  });
  return { database, sent: () => open?.record.commands ?? [] };
}
