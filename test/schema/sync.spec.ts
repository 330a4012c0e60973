import { MongoServerError } from 'mongodb';
import {
  CharField,
  CheckConstraint,
  CollectionConstraint,
  CompoundIndex,
  connect,
  type DjongoConnection,
  ImproperlyConfigured,
  IntegerField,
  IntegrityError,
  Meta,
  type MetaOptions,
  MigrationError,
  Model,
  type ModelClass,
  Q,
  TextIndex,
  TTLIndex,
  DateTimeField,
} from 'nestjs-djongo';
import { rejection } from '../models/support.js';
import { recordCommands, testDatabase } from '../support/database.js';
import { unstarted } from './support.js';

const database = testDatabase();
const pages = database.db.collection('page');
let open: DjongoConnection | undefined;

afterAll(() => database.drop());
afterEach(async () => {
  await open?.close();
  await database.db.dropDatabase();
});

function made(options: MetaOptions): ModelClass<Model & { slug: string; n: number | null; at: Date | null }> {
  class Page extends Model {
    @CharField({ dbColumn: 's' }) slug!: string;
    @IntegerField({ null: true }) n!: number | null;
    @DateTimeField({ null: true }) at!: Date | null;
  }
  Meta({ ...options, collection: 'page' })(Page);
  return Page;
}

/** A connection that creates nothing by itself. */
async function connected(options: MetaOptions, autoIndex = false): Promise<DjongoConnection> {
  const { name, uri } = database;
  open = await connect({ name, uri, models: [made(options)], autoIndex, logging: false });
  return open;
}

const index = (fields: string[], more: object = {}) => new CompoundIndex({ fields, ...more });
const names = async (): Promise<unknown[]> => (await pages.indexes()).map(({ name }) => name);
const optionsOf = async (): Promise<object> => (await database.db.listCollections({ name: 'page' }).toArray())[0] ?? {};
const check = new CheckConstraint({ check: Q({ n__gt: 0 }), name: 'positive' });

describe('connection.sync()', () => {
  it('lists what differs, does it, and has nothing more to do', async () => {
    const connection = await connected({
      indexes: [index(['slug', '-n'], { unique: true }), index(['n'])],
      constraints: [check],
      schemaValidation: 'error',
    });
    const planned = await connection.sync({ dryRun: true });
    expect(planned.map(({ kind, text, applied }) => [kind, text, applied])).toEqual([
      ['createCollection', "Create the collection 'page' with its validator.", false],
      ['createIndex', "Create the index 's_1_n_-1' { s: 1, n: -1 } unique of collection 'page'.", false],
      ['createIndex', "Create the index 'n_1' { n: 1 } of collection 'page'.", false],
    ]);
    expect(planned[1]?.command).toEqual({
      createIndexes: 'page',
      indexes: [{ key: { s: 1, n: -1 }, name: 's_1_n_-1', unique: true }],
    });
    expect(await optionsOf()).toEqual({});
    const done = await connection.sync();
    expect(done.map(({ applied }) => applied)).toEqual([true, true, true]);
    expect(await names()).toEqual(['_id_', 's_1_n_-1', 'n_1']);
    expect(await optionsOf()).toMatchObject({
      options: { validator: { $and: [{ $jsonSchema: {} }, { n: { $gt: 0 } }] } },
    });
    expect(await connection.sync()).toEqual([]);
  });

  it('does not create what nothing is declared of, unless enforceSchema does', async () => {
    const connection = await connected({});
    expect(await connection.sync()).toEqual([]);
  });

  it('changes a validator by collMod, and an index where the server can', async () => {
    await database.db.createCollection('page', { validator: { n: { $gt: 5 } } });
    await pages.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    await pages.createIndex({ n: 1 });
    const connection = await connected({
      indexes: [new TTLIndex({ fields: ['at'], expireAfterSeconds: 90 }), index(['n'], { hidden: true })],
      constraints: [check, new CollectionConstraint({ validationLevel: 'moderate' })],
    });
    const done = await connection.sync();
    expect(done.map(({ kind, text }) => [kind, text])).toEqual([
      ['changeCollection', "Change the validator of collection 'page'."],
      [
        'changeIndex',
        `Change the index 'at_1' { at: 1 } expireAfterSeconds 60 of collection 'page' to {"expireAfterSeconds":90}.`,
      ],
      ['changeIndex', `Change the index 'n_1' { n: 1 } of collection 'page' to {"hidden":true}.`],
    ]);
    expect(await pages.indexes()).toMatchObject([{}, { expireAfterSeconds: 90 }, { hidden: true }]);
    expect(await optionsOf()).toMatchObject({
      options: { validator: { $and: [{ n: { $gt: 0 } }] }, validationLevel: 'moderate' },
    });
    expect(await connection.sync()).toEqual([]);
  });

  it('changes the bounds of a capped collection and the age of a time series', async () => {
    await database.db.createCollection('page', { capped: true, size: 512 });
    const capped = await connected({ constraints: [new CollectionConstraint({ capped: true, size: 2048, max: 9 })] });
    const texts = (await capped.sync()).map(({ text }) => text);
    expect(texts).toEqual(["Change 'size' of collection 'page'.", "Change 'max' of collection 'page'."]);
    expect(await optionsOf()).toMatchObject({ options: { size: 2048, max: 9 } });
    expect(await capped.sync()).toEqual([]);
    await capped.close();
    await database.db.dropCollection('page');
    await database.db.createCollection('page', { timeseries: { timeField: 'at' }, expireAfterSeconds: 60 });
    const timeseries = { timeField: 'at' };
    const series = await connected({ constraints: [new CollectionConstraint({ timeseries, expireAfterSeconds: 90 })] });
    await series.sync();
    expect(await optionsOf()).toMatchObject({ options: { expireAfterSeconds: 90 } });
    expect(await series.sync()).toEqual([]);
  });

  it('warns only, where that is asked', async () => {
    const connection = await connected({ schemaValidation: 'warn' });
    await connection.sync();
    expect(await optionsOf()).toMatchObject({ options: { validationAction: 'warn' } });
    await pages.insertOne({ anything: 1 });
  });

  it('lists what no model declares, and drops it only when told to', async () => {
    await database.db.createCollection('page', { validator: { n: 1 } });
    await pages.createIndex({ old: 1 });
    const connection = await connected({});
    const listed = await connection.sync();
    expect(listed.map(({ kind, text, applied }) => [kind, text, applied])).toEqual([
      [
        'removeValidator',
        "No model declares the validator of collection 'page'; sync({ dropIndexes: true }) removes it.",
        false,
      ],
      [
        'dropIndex',
        "No model declares the index 'old_1' { old: 1 } of collection 'page'; sync({ dropIndexes: true }) drops it.",
        false,
      ],
    ]);
    expect(await names()).toEqual(['_id_', 'old_1']);
    expect(await connection.sync({ dropIndexes: true, dryRun: true })).toHaveLength(2);
    expect(await names()).toEqual(['_id_', 'old_1']);
    await connection.sync({ dropIndexes: true });
    expect(await names()).toEqual(['_id_']);
    expect(await optionsOf()).toMatchObject({ options: {} });
    expect(await connection.sync()).toEqual([]);
  });

  it.each<[string, (declared: typeof index) => MetaOptions, string]>([
    ['name', (declared) => ({ indexes: [declared(['slug'], { name: 'n_1' })] }), "'n_1' { s: 1 }"],
    ['options', (declared) => ({ indexes: [declared(['n'], { unique: true })] }), "'n_1' { n: 1 } unique"],
    ['other name', (declared) => ({ indexes: [declared(['n'], { name: 'mine' })] }), "'mine' { n: 1 }"],
  ])('refuses an index that conflicts in its %s, names both, and changes nothing', async (_, options, shown) => {
    await pages.createIndex({ n: 1 });
    const before = await pages.indexes();
    const connection = await connected({ ...options(index), constraints: [check] });
    const [, conflict] = await connection.sync({ dryRun: true });
    expect(conflict).toMatchObject({ kind: 'conflict', applied: false });
    const error = await rejection(connection.sync(), MigrationError);
    expect(error.message).toBe(
      'The database conflicts with the models; nothing was changed.\n' +
        `- Collection 'page' has the index 'n_1' { n: 1 }, where Page declares ${shown}: they cannot stand beside each other. ` +
        'Drop the one or rename the other; sync({ dropIndexes: true }) replaces it.',
    );
    expect(await pages.indexes()).toEqual(before);
    expect(await optionsOf()).toMatchObject({ options: {} });
    await connection.sync({ dropIndexes: true });
    expect(await connection.sync()).toEqual([]);
    expect(await names()).not.toEqual(['_id_', 'n_1', 'mine']);
  });

  it('knows an index under another name, where the model gives none', async () => {
    await pages.createIndex({ s: 1, n: -1 }, { name: 'of_the_dba' });
    const connection = await connected({ indexes: [index(['slug', '-n'])] });
    expect(await connection.sync()).toEqual([]);
  });

  it('has two indexes over the same keys beside each other, where the server does', async () => {
    const connection = await connected({
      indexes: [index(['slug']), index(['slug'], { name: 'any_case', collation: { locale: 'en', strength: 2 } })],
    });
    await connection.sync();
    expect(await names()).toEqual(['_id_', 's_1', 'any_case']);
    expect(await connection.sync()).toEqual([]);
  });

  it('creates no index of several, where values repeat under one; the error names index and fields', async () => {
    await pages.insertMany([
      { s: 'a', n: 1 },
      { s: 'a', n: 2 },
    ]);
    const connection = await connected({
      indexes: [index(['n']), index(['slug'], { unique: true, name: 'one_slug' })],
      constraints: [check],
    });
    const error = await rejection(connection.sync(), IntegrityError);
    expect(error).toMatchObject({ index: 'one_slug', fields: ['slug'] });
    expect(error.message).toBe(
      "Several documents of collection 'page' have the same slug, so the unique index 'one_slug' cannot be created. None of 'n_1', 'one_slug' was.",
    );
    expect(error.cause).toBeInstanceOf(MongoServerError);
    expect(await names()).toEqual(['_id_']);
    expect(await optionsOf()).toMatchObject({ options: {} });
  });

  it('puts back what it dropped, where the new index cannot be created', async () => {
    await pages.insertMany([{ s: 'a' }, { s: 'a' }]);
    await pages.createIndex({ s: 1 });
    const connection = await connected({ indexes: [index(['slug'], { unique: true })] });
    await expect(connection.sync({ dropIndexes: true })).rejects.toThrow(IntegrityError);
    expect(await pages.indexes()).toEqual([expect.anything(), { v: 2, key: { s: 1 }, name: 's_1' }]);
  });

  it('says which declaration the server refuses', async () => {
    const connection = await connected({ indexes: [new TextIndex({ fields: ['slug'], defaultLanguage: 'klingon' })] });
    const error = await rejection(connection.sync(), ImproperlyConfigured);
    expect(error.message).toBe("The server refuses the indexes 's_text' of collection 'page' (CannotCreateIndex).");
  });

  it('refuses a view and what cannot be changed', async () => {
    await database.db.createCollection('page', { viewOn: 'other' });
    const connection = await connected({ indexes: [index(['n'])] });
    await expect(connection.sync()).rejects.toThrow("- 'page' is a view, where Page needs a collection.");
    await database.db.dropCollection('page');
    await database.db.createCollection('page');
    await open?.close();
    const another = await connected({ constraints: [new CollectionConstraint({ capped: true, size: 512 })] });
    await expect(another.sync()).rejects.toThrow(
      "differs from what Page declares in 'capped', which cannot be changed",
    );
  });
});

describe('autoIndex', () => {
  it('creates and updates at start, and drops nothing', async () => {
    await database.db.createCollection('page', { validator: { $and: [{ n: { $gt: 5 } }] } });
    await pages.createIndex({ old: 1 });
    await connected({ indexes: [index(['n'])], constraints: [check] }, true);
    expect(await names()).toEqual(['_id_', 'old_1', 'n_1']);
    expect(await optionsOf()).toMatchObject({ options: { validator: { $and: [{ n: { $gt: 0 } }] } } });
  });

  it('fails the start where something conflicts, and leaves it', async () => {
    await pages.createIndex({ n: 1 }, { unique: true });
    await expect(connected({ indexes: [index(['n'])] }, true)).rejects.toThrow(MigrationError);
    expect(await pages.indexes()).toMatchObject([{}, { unique: true }]);
  });

  it('is no quarrel between two processes that start at once', async () => {
    const { name, uri } = database;
    const options = { indexes: [index(['n'])], constraints: [check], schemaValidation: 'error' } as const;
    const all = await Promise.allSettled(
      Array.from({ length: 4 }, (_, at) => connect({ name, uri, models: [made(options)], alias: `p${at}` })),
    );
    for (const each of all) if (each.status === 'fulfilled') await each.value.close();
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 'fulfilled'));
  });
});

it('A model that declares nothing asks nothing of the server at the start', async () => {
  const { name, uri } = database;
  open = unstarted({ name, uri, models: [made({})], client: { monitorCommands: true } });
  const sent = recordCommands(open.client);
  await open.ready();
  expect(sent.commands).toEqual([]);
});
