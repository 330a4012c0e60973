import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Document } from 'mongodb';
import {
  ArrayField,
  CharField,
  CompoundIndex,
  connect,
  DateTimeField,
  DjongoManager,
  type DjongoConnection,
  EmbeddedField,
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
  @CharField({ null: true }) email!: string | null;
}

@Meta({ abstract: true })
export class Blog {
  @CharField() name!: string;
  @CharField({ null: true, blank: true }) tagline!: string | null;
}

/** Everything that is about published entries only. */
export class PublishedManager extends DjongoManager<Entry> {
  readonly least: number;

  constructor(least = 1) {
    super();
    this.least = least;
  }

  override getQuerySet() {
    return super.getQuerySet().filter({ n__gte: this.least });
  }

  hot() {
    return this.filter({ tags: 'hot' });
  }
}

@Meta({ indexes: [new CompoundIndex({ fields: ['n'] })] })
export class Entry extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField({ dbColumn: 'head', maxLength: 20, unique: true }) headline!: string;
  @IntegerField({ null: true }) n!: number | null;
  @DateTimeField({ null: true }) pub!: Date | null;
  @EmbeddedField({ modelContainer: Blog, null: true }) blog!: Blog | null;
  @ArrayField({ modelContainer: Author, blank: true }) authors!: Author[];
  @ArrayField({ baseField: CharField(), blank: true }) tags!: string[];
  @JSONField({ blank: true, null: true }) data!: JsonValue | null;

  static objects = new DjongoManager<Entry>();
  static published = new PublishedManager();
}

@Meta({ collection: 'ordered', ordering: ['-n'], getLatestBy: ['n', '-code'] })
export class Ordered extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @IntegerField() n!: number;
  @CharField({ unique: true }) code!: string;

  static objects = new DjongoManager<Ordered>();
}

export const DAY = new Date('2024-05-01T00:00:00Z');

export const ENTRIES: readonly (Document & { readonly _id: number })[] = [
  {
    _id: 1,
    head: 'one',
    n: 1,
    pub: DAY,
    blog: { name: 'Beatles', tagline: null },
    authors: [{ name: 'Paul', email: 'p@x' }],
    tags: ['hot', 'new'],
    data: { a: { b: 1 }, list: [10, 20] },
  },
  {
    _id: 2,
    head: 'two',
    n: 2,
    pub: null,
    blog: { name: 'Bees', tagline: 'buzz' },
    authors: [],
    tags: ['hot'],
    data: null,
  },
  { _id: 3, head: 'three', n: 2, pub: null, blog: null, authors: [], tags: [], data: {} },
  { _id: 4, head: 'four', n: null },
];

export const ORDERED: readonly (Document & { readonly _id: number })[] = Array.from({ length: 12 }, (_, i) => ({
  _id: i + 1,
  n: i % 3,
  code: `c${String(i).padStart(2, '0')}`,
}));

/** What the tests of a suite on `Entry` and `Ordered` work with. */
export interface Fixture {
  readonly database: TestDatabase;
  /** Connected before the tests. */
  readonly connection: () => DjongoConnection;
  /** What the connection sends; empty at the beginning of each test. */
  readonly sent: () => readonly Document[];
  readonly clear: () => void;
}

/** A database for one test file, with the entries above anew before each test. */
export function fixture(): Fixture {
  const database = testDatabase();
  let open: { readonly connection: DjongoConnection; readonly record: CommandRecord } | undefined;
  const opened = () => {
    if (open === undefined) throw new Error('The connection is there from beforeAll on.');
    return open;
  };
  beforeAll(async () => {
    const client = { monitorCommands: true };
    const connection = await connect({ name: database.name, uri: database.uri, client, models: [Entry, Ordered] });
    open = { connection, record: recordCommands(connection.client) };
  });
  beforeEach(async () => {
    await refill(database, 'entry', ENTRIES);
    await refill(database, 'ordered', ORDERED);
    opened().record.clear();
  });
  afterAll(async () => {
    await open?.connection.close();
    await database.drop();
  });
  return {
    database,
    connection: () => opened().connection,
    sent: () => opened().record.commands,
    clear: () => opened().record.clear(),
  };
}

/** Expects these commands, and no others, to have been sent: what counts is what they are on the wire. */
export function expectSent({ sent }: Pick<Fixture, 'sent'>, ...commands: object[]): void {
  expect(sent().map(onWire)).toEqual(commands.map(onWire));
}

/** The keys of a query's rows, in their order. */
export async function keysOf(query: PromiseLike<readonly { readonly id: number }[]>): Promise<number[]> {
  return (await query).map(({ id }) => id);
}

/** What a promise rejects with; an error of its own if it does not. */
export async function rejection(promise: PromiseLike<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('The promise was expected to reject.');
}
