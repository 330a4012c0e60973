import {
  CharField,
  connect,
  type ConnectionOptions,
  type DjongoConnection,
  EmbeddedField,
  IntegrityError,
  type ListedModel,
  MigrationError,
  Model,
  type ModelClass,
  TextField,
} from 'nestjs-djongo';
import { rejection } from '../models/support.js';
import { testDatabase } from '../support/database.js';
import { unstarted } from './support.js';

/** The blog as it was at first, and as it is now. */
function blogs() {
  class Tagline {
    @CharField() title!: string;
  }
  class Tagline2 extends Tagline {
    @CharField({ default: '', blank: true }) subtitle!: string;
  }
  class BlogV1 extends Model {
    @CharField({ maxLength: 100 }) name!: string;
    @EmbeddedField({ modelContainer: Tagline }) tagline!: Tagline;
  }
  class BlogV2 extends Model {
    @CharField({ maxLength: 100 }) name!: string;
    @EmbeddedField({ modelContainer: Tagline2 }) tagline!: Tagline2;
    @TextField({ default: 'none' }) description!: string;
  }
  return [named(BlogV1), named(BlogV2)] as const;
}

/** Both are called Blog. */
function named<C extends ModelClass>(model: C): C {
  return Object.defineProperty(model, 'name', { value: 'Blog' });
}

const database = testDatabase();
const blog = database.db.collection('blog');
const connections: DjongoConnection[] = [];

afterAll(() => database.drop());
afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close();
  await database.db.dropDatabase();
});

async function opened(model: ListedModel, options: Partial<ConnectionOptions> = {}): Promise<DjongoConnection> {
  const { name, uri } = database;
  const connection = await connect({
    name,
    uri,
    models: [model],
    logging: false,
    alias: `c${connections.length}`,
    ...options,
  });
  connections.push(connection);
  return connection;
}

/** One that does not wait for the server. */
async function background(model: ListedModel, options: Partial<ConnectionOptions> = {}): Promise<DjongoConnection> {
  const { name, uri } = database;
  const connection = unstarted({ name, uri, models: [model], alias: `c${connections.length}`, ...options });
  connections.push(connection);
  await connection.start();
  return connection;
}

describe('Blog v1 is stored, and the model becomes v2', () => {
  const [V1, V2] = blogs();

  async function stored(): Promise<string> {
    const first = await opened(V1);
    const { pk } = await first.manager(V1).create({ name: 'Beatles Blog', tagline: { title: 'All the latest' } });
    return String(pk);
  }

  it('enforceSchema: false reads null for what is missing, whatever the default', async () => {
    const pk = await stored();
    const second = await opened(V2, { enforceSchema: false });
    const one = await second.manager(V2).get({ pk });
    expect(one).toMatchObject({
      name: 'Beatles Blog',
      description: null,
      tagline: { title: 'All the latest', subtitle: null },
    });
  });

  it('enforceSchema: true throws, naming collection, key and path', async () => {
    const pk = await stored();
    const second = await opened(V2, { enforceSchema: true, autoIndex: true });
    const error = await rejection(second.manager(V2).get({ pk }), MigrationError);
    expect(error.message).toBe(
      `The document ${pk} of collection 'blog' lacks tagline.subtitle, description, which Blog declares. ` +
        'Add what is missing to the stored documents, or set enforceSchema to false.',
    );
    await blog.updateMany({}, { $set: { description: 'x', 'tagline.subtitle': '' } });
    expect(await second.manager(V2).get({ pk })).toMatchObject({ description: 'x' });
  });
});

describe('enforceSchema: true', () => {
  const [V1, V2] = blogs();
  const whole = { name: 'a', tagline: { title: 't', subtitle: 's' }, description: 'd' };

  it('creates nothing by itself: the boot fails with the list of what is missing', async () => {
    const error = await rejection(opened(V2, { enforceSchema: true }), MigrationError);
    expect(error.message).toBe(
      'The database differs from the models, which enforceSchema forbids; connection.sync() mends what it can.\n' +
        "- Create the collection 'blog' with its validator.",
    );
    expect(await database.db.listCollections().toArray()).toEqual([]);
  });

  it('fails every operation instead where the boot does not wait, until it is mended', async () => {
    const connection = await background(V2, { enforceSchema: true });
    const manager = connection.manager(V2);
    for (const attempt of [
      () => manager.all(),
      () => manager.create(whole),
      () => manager.count(),
      () => connection.ready(),
    ]) {
      await rejection(Promise.resolve().then<unknown>(attempt), MigrationError);
    }
    expect(await database.db.listCollections().toArray()).toEqual([]);
    expect(await connection.sync({ dryRun: true })).toHaveLength(1);
    await rejection(connection.ready(), MigrationError);
    await connection.sync();
    await manager.create(whole);
    expect(await manager.count()).toBe(1);
  });

  it('notices by itself what another process mended', async () => {
    const connection = await background(V2, { enforceSchema: true });
    await rejection(connection.ready(), MigrationError);
    await opened(V2, { enforceSchema: true, autoIndex: true });
    // The comparison stands for a second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await connection.manager(V2).count()).toBe(0);
  });

  it('takes a validator of other rules for a difference, and what nobody declares for none', async () => {
    await opened(V1, { enforceSchema: true, autoIndex: true });
    await blog.createIndex({ other: 1 });
    await opened(V1, { enforceSchema: true });
    const error = await rejection(opened(V2, { enforceSchema: true }), MigrationError);
    expect(error.message).toContain("- Change the validator of collection 'blog'.");
  });

  it('has the server refuse what the model would, with the fields in the error', async () => {
    const connection = await opened(V2, { enforceSchema: true, autoIndex: true });
    const manager = connection.manager(V2);
    const raw = (document: object) => rejection(manager.mongo_insert_one(document as never), IntegrityError);
    expect((await raw({ name: 'a' })).fields).toEqual(['description', 'tagline']);
    expect((await raw({ ...whole, name: 5, tagline: { title: 't' } })).fields).toEqual(['name', 'tagline.subtitle']);
    expect((await raw({ ...whole, tagline: { ...whole.tagline, more: 1 } })).fields).toEqual(['tagline.more']);
    await manager.mongo_insert_one({ ...whole, legacy: 1 } as never);
    expect(await manager.count()).toBe(1);
  });

  it('lets no write create a collection that has gone', async () => {
    const connection = await opened(V2, { enforceSchema: true, autoIndex: true });
    const manager = connection.manager(V2);
    await blog.drop();
    for (const write of [
      () => manager.create(whole),
      () => manager.bulkCreate([whole as never]),
      () => manager.updateOrCreate({ name: 'a' }, whole),
    ]) {
      const error = await rejection(Promise.resolve().then<unknown>(write), MigrationError);
      expect(error.message).toBe(
        "The collection 'blog' does not exist, and under enforceSchema no write creates it: connection.sync() does.",
      );
    }
    expect(await database.db.listCollections({ name: 'blog' }).toArray()).toEqual([]);
    await connection.sync();
    await manager.create(whole);
  });
});
