import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { BSON, type Document } from 'mongodb';
import {
  ArrayField,
  BooleanField,
  CharField,
  CompoundIndex,
  connect,
  DateTimeField,
  DecimalField,
  DjongoManager,
  type DjongoConnection,
  EmbeddedField,
  FloatField,
  IntegerField,
  JSONField,
  type JsonValue,
  Meta,
  Model,
} from 'nestjs-djongo';
import { type CommandRecord, recordCommands, refill, type TestDatabase, testDatabase } from '../support/database.js';
import { onWire } from '../support/wire.js';

@Meta({ abstract: true })
export class Author {
  @CharField() name!: string;
  @IntegerField({ null: true }) score!: number | null;
  @BooleanField({ default: true }) active!: boolean;
}

@Meta({ abstract: true })
export class Publisher {
  @CharField() name!: string;
  @CharField({ null: true }) city!: string | null;
}

@Meta({ indexes: [new CompoundIndex({ fields: ['publisher__name'] })] })
export class Book extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField({ dbColumn: 't' }) title!: string;
  @IntegerField({ null: true }) pages!: number | null;
  @DecimalField({ null: true, maxDigits: 8, decimalPlaces: 2 }) price!: string | null;
  @FloatField({ null: true }) rating!: number | null;
  @DateTimeField({ null: true }) published!: Date | null;
  @EmbeddedField({ modelContainer: Publisher, null: true }) publisher!: Publisher | null;
  @ArrayField({ modelContainer: Author, blank: true }) authors!: Author[];
  @ArrayField({ baseField: CharField(), blank: true }) tags!: string[];
  @ArrayField({ baseField: IntegerField(), blank: true }) sales!: number[];
  @JSONField({ null: true, blank: true }) extra!: JsonValue | null;

  static objects = new DjongoManager<Book>();
}

export class Review extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @IntegerField({ index: true }) book!: number;
  @IntegerField() stars!: number;
  @CharField({ null: true }) text!: string | null;

  static objects = new DjongoManager<Review>();
}

const decimal = (text: string) => BSON.Decimal128.fromString(text);
export const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** 1 to 4 are whole; 5 lacks all that can be missing; 6 has nulls. */
export const BOOKS: readonly (Document & { readonly _id: number })[] = [
  {
    _id: 1,
    t: 'Abbey',
    pages: 100,
    price: decimal('10.00'),
    rating: 4,
    published: day('2020-01-15'),
    publisher: { name: 'Apple', city: 'London' },
    authors: [
      { name: 'Paul', score: 5, active: true },
      { name: 'John', score: 3, active: false },
    ],
    tags: ['a', 'b'],
    sales: [1, 2, 3],
    extra: { list: [10, 20], k: { deep: 'x' } },
  },
  {
    _id: 2,
    t: 'Help',
    pages: 300,
    price: decimal('5.50'),
    rating: 2,
    published: day('2020-06-01'),
    publisher: { name: 'Apple', city: null },
    authors: [{ name: 'Paul', score: null, active: true }],
    tags: ['a', 'a'],
    sales: [],
    extra: {},
  },
  {
    _id: 3,
    t: 'Rubber',
    pages: 200,
    price: decimal('20.25'),
    rating: 3,
    published: day('2021-03-10'),
    publisher: { name: 'Parlophone', city: 'London' },
    authors: [],
    tags: [],
    sales: [10],
    extra: null,
  },
  {
    _id: 4,
    t: 'Soul',
    pages: 200,
    price: decimal('0.25'),
    rating: 5,
    published: day('2021-03-20'),
    publisher: { name: 'Parlophone', city: 'Bath' },
    authors: [{ name: 'Ringo', score: 1, active: true }],
    tags: ['c'],
    sales: [4, 6],
    extra: { list: [] },
  },
  { _id: 5, t: 'Bare' },
  {
    _id: 6,
    t: 'Null',
    pages: null,
    price: null,
    rating: null,
    published: null,
    publisher: null,
    authors: [],
    tags: [],
    sales: [],
    extra: null,
  },
];

export const REVIEWS: readonly (Document & { readonly _id: number })[] = [
  { _id: 1, book: 1, stars: 5, text: 'good' },
  { _id: 2, book: 1, stars: 3, text: null },
  { _id: 3, book: 2, stars: 1, text: 'bad' },
  { _id: 4, book: 4, stars: 4, text: 'fine' },
];

export interface Library {
  readonly database: TestDatabase;
  readonly connection: () => DjongoConnection;
  /** What the connection sends; empty at the beginning of each test. */
  readonly sent: () => readonly Document[];
}

/** A database of books and reviews for one test file, anew before each test. */
export function library(): Library {
  const database = testDatabase();
  let open: { readonly connection: DjongoConnection; readonly record: CommandRecord } | undefined;
  const opened = () => {
    if (open === undefined) throw new Error('The connection is there from beforeAll on.');
    return open;
  };
  beforeAll(async () => {
    const client = { monitorCommands: true };
    const connection = await connect({ name: database.name, uri: database.uri, client, models: [Book, Review] });
    await connection.ready();
    open = { connection, record: recordCommands(connection.client) };
  });
  beforeEach(async () => {
    await refill(database, 'book', BOOKS);
    await refill(database, 'review', REVIEWS);
    opened().record.clear();
  });
  afterAll(async () => {
    await open?.connection.close();
    await database.drop();
  });
  return { database, connection: () => opened().connection, sent: () => opened().record.commands };
}

/** Runs a query, and holds that it sends what `toMql()` shows, and nothing else. */
export async function rowsOf<R>({ sent }: Library, query: PromiseLike<R[]> & { toMql(): object }): Promise<R[]> {
  const before = sent().length;
  const rows = await query;
  const commands = sent().slice(before);
  expect(commands.map(onWire)).toEqual([onWire(query.toMql())]);
  return rows;
}

/** The stages of the pipeline that a query sends. */
export function pipelineOf(query: { toMql(): { readonly pipeline?: readonly Document[] } }): readonly Document[] {
  const { pipeline } = query.toMql();
  if (pipeline === undefined) throw new Error('The query is a find.');
  return pipeline;
}
