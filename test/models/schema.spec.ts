import {
  ArrayField,
  CharField,
  CompoundIndex,
  connect,
  EmbeddedField,
  IntegerField,
  IntegrityError,
  Meta,
  MigrationError,
  Model,
  type ObjectId,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from './support.js';

class Line {
  @CharField({ dbColumn: 't' }) text!: string;
  @IntegerField({ null: true, index: true }) width!: number | null;
}

@Meta({
  indexes: [
    new CompoundIndex({ fields: ['n', '-lines__text'] }),
    new CompoundIndex({ fields: ['first__text'], unique: true, sparse: true, name: 'first' }),
  ],
})
class Page extends Model {
  @CharField({ dbColumn: 's', unique: true }) slug!: string;
  @IntegerField({ default: 0, index: true }) n!: number;
  @EmbeddedField({ modelContainer: Line, null: true }) first!: Line | null;
  @ArrayField({ modelContainer: Line, blank: true }) lines!: Line[];
}

describe('autoIndex', () => {
  let db: ModelDatabase;
  beforeAll(async () => void (db = await modelDatabase([Page])));
  afterAll(() => db.end());

  it('creates the indexes of fields and Meta under their columns', async () => {
    const indexes = await db.db.collection('page').indexes();
    expect(indexes).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { s: 1 }, name: 's_1', unique: true },
      { v: 2, key: { n: 1 }, name: 'n_1' },
      { v: 2, key: { 'first.width': 1 }, name: 'first.width_1' },
      { v: 2, key: { 'lines.width': 1 }, name: 'lines.width_1' },
      { v: 2, key: { n: 1, 'lines.t': -1 }, name: 'n_1_lines.t_-1' },
      { v: 2, key: { 'first.t': 1 }, name: 'first', unique: true, sparse: true },
    ]);
  });

  it('makes the server refuse what is not unique, and the error names index and fields of the model', async () => {
    const pages = db.connection.manager(Page);
    await pages.create({ slug: 'a', first: { text: 'x', width: null } });
    const bySlug = await rejection(pages.create({ slug: 'a' }), IntegrityError);
    expect(bySlug).toMatchObject({ index: 's_1', fields: ['slug'] });
    expect(bySlug.message).toBe(
      "The collection 'page' already has a document with the same slug (unique index 's_1').",
    );
    const byText = await rejection(pages.create({ slug: 'b', first: { text: 'x', width: 1 } }), IntegrityError);
    expect(byText.index).toBe('first');
    expect(await db.db.collection('page').countDocuments()).toBe(1);
  });

  it('leaves what is there, and connecting again is no error', async () => {
    const { name, uri } = db;
    const second = await connect({ name, uri, models: [Page], alias: 'again' });
    await second.close();
    expect(await db.db.collection('page').indexes()).toHaveLength(7);
  });

  it('creates none where it is off', async () => {
    const off = await modelDatabase([Page], { alias: 'off', autoIndex: false });
    try {
      await off.connection.manager(Page).create({ slug: 'a' });
      expect(await off.db.collection('page').indexes()).toHaveLength(1);
    } finally {
      await off.end();
    }
  });
});

describe('enforceSchema', () => {
  let db: ModelDatabase;
  beforeAll(
    async () => void (db = await modelDatabase([Page], { alias: 'strict', enforceSchema: true, autoIndex: true })),
  );
  afterAll(() => db.end());
  afterEach(() => db.db.collection('page').deleteMany({}));

  const insert = async (document: object): Promise<ObjectId> =>
    // The validator refuses these; they are from before it was there.
    (await db.db.collection('page').insertOne(document, { bypassDocumentValidation: true })).insertedId;
  const complete = { s: 'a', n: 1, first: { t: 'x', width: null }, lines: [] };

  it('refuses to read a document that lacks what is declared, and lists every path', async () => {
    const _id = await insert({ s: 'a', first: { width: 1 }, lines: [{ t: 'a' }, { t: 'b', width: 1 }, {}], legacy: 1 });
    const pages = db.connection.manager(Page);
    const error = await rejection(pages.get({ pk: _id }), MigrationError);
    expect(error.message).toBe(
      `The document ${_id.toHexString()} of collection 'page' lacks n, first.t, lines.0.width, which Page declares. ` +
        'Add what is missing to the stored documents, or set enforceSchema to false.',
    );
    expect(error.code).toBe('migration_error');
    await rejection(pages.all(), MigrationError);
    await db.db.collection('page').updateOne({ _id }, { $set: complete });
    expect(await pages.get({ pk: _id })).toMatchObject({ slug: 'a', n: 1 });
  });

  it('reads what is complete, null and keys that none declares included', async () => {
    await insert({ ...complete, first: null, lines: [null, { t: 'a', width: 2 }], legacy: 1 });
    expect(await db.connection.manager(Page).all()).toHaveLength(1);
  });

  it('does not concern what this package writes itself', async () => {
    const pages = db.connection.manager(Page);
    const { pk } = await pages.create({ slug: 'a', lines: [{ text: 'x' } as Line] });
    const page = await pages.get({ pk });
    await page.refreshFromDb();
    await page.save();
    expect(page.lines[0]).toEqual({ text: 'x', width: null });
  });
});
