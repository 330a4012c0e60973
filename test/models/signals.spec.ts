import {
  CharField,
  connect,
  type DeleteEvent,
  type DjongoConnection,
  DjongoManager,
  FieldError,
  ImproperlyConfigured,
  IntegerField,
  Meta,
  Model,
  type SaveEvent,
  type SignalName,
  ValidationError,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from './support.js';

@Meta({ abstract: true })
abstract class Titled extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField({ maxLength: 10, unique: true }) title!: string;
}

class Entry extends Titled {
  @CharField({ maxLength: 10, blank: true }) slug!: string;
  static objects = new DjongoManager<Entry>();
}

class Other extends Titled {
  static objects = new DjongoManager<Other>();
}

class Container {
  @CharField() text!: string;
}

let db: ModelDatabase;
let connection: DjongoConnection;
const off: (() => void)[] = [];
const seen: unknown[] = [];

beforeAll(async () => {
  db = await modelDatabase([Entry, Other]);
  ({ connection } = db);
});
afterAll(() => db.end());
afterEach(() => off.splice(0).forEach((remove) => remove()));
beforeEach(async () => {
  await Promise.all(['entry', 'other'].map((name) => db.db.collection(name).deleteMany({})));
  seen.splice(0);
  db.sent.clear();
});

/** Notes each signal of a class with what has been sent to the server by then. */
function listen(model: typeof Titled | typeof Entry | typeof Model = Entry): void {
  const note = (signal: SignalName) => (object: Model, event: SaveEvent | DeleteEvent) =>
    void seen.push([signal, object.pk, event, db.sent.commands.length]);
  off.push(
    connection.on('preSave', model, note('preSave')),
    connection.on('postSave', model, note('postSave')),
    connection.on('preDelete', model, note('preDelete')),
    connection.on('postDelete', model, note('postDelete')),
  );
}

const alias = 'default';
const written = () => db.sent.commands.flatMap((command) => ['insert', 'update', 'delete'].filter((n) => n in command));
const count = () => db.db.collection('entry').countDocuments();

describe('save and create', () => {
  it('send preSave before, and postSave after the write', async () => {
    listen();
    const entry = await Entry.objects.create({ id: 1, title: 'a' });
    await entry.save();
    await entry.save({ updateFields: ['title'] });
    await entry.save({ updateFields: [] });
    const updateFields = ['title'];
    expect(seen).toEqual([
      ['preSave', 1, { created: true, alias }, 0],
      ['postSave', 1, { created: true, alias }, 1],
      ['preSave', 1, { created: false, alias }, 1],
      ['postSave', 1, { created: false, alias }, 2],
      ['preSave', 1, { created: false, updateFields, alias }, 2],
      ['postSave', 1, { created: false, updateFields, alias }, 3],
    ]);
  });

  it('validate and write what preSave sets', async () => {
    off.push(connection.on('preSave', Entry, (entry) => void (entry.slug = entry.title.toUpperCase())));
    const entry = await Entry.objects.create({ id: 1, title: 'a' });
    expect(await db.db.collection('entry').findOne({})).toEqual({ _id: 1, title: 'a', slug: 'A' });
    off.push(connection.on('preSave', Entry, (each) => void (each.slug = 'much too long')));
    expect((await rejection(entry.save(), ValidationError)).messageDict).toEqual({
      slug: ['Ensure this value has at most 10 characters (it has 13).'],
    });
  });

  it('give postSave an object that is stored', async () => {
    off.push(
      connection.on('postSave', Entry, async (entry, { created }) => {
        if (!created) return;
        entry.slug = 'after';
        await entry.save({ updateFields: ['slug'] });
      }),
    );
    await Entry.objects.create({ id: 1, title: 'a' });
    expect(await db.db.collection('entry').findOne({})).toMatchObject({ slug: 'after' });
    expect(written()).toEqual(['insert', 'update']);
  });

  it('call receivers one after the other, in their order', async () => {
    const slowly = (name: string, ms: number) => async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      seen.push(name);
    };
    off.push(connection.on('postSave', Entry, slowly('a', 20)), connection.on('postSave', Titled, slowly('b', 1)));
    off.push(connection.on('postSave', Entry, slowly('c', 5)));
    await Entry.objects.create({ id: 1, title: 'a' });
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('send nothing where preSave throws, and the receivers after it are not called', async () => {
    const entry = await Entry.objects.create({ id: 1, title: 'a' });
    off.push(connection.on('preSave', Entry, () => Promise.reject(new RangeError('no'))));
    listen();
    db.sent.clear();
    await rejection(entry.save(), RangeError);
    await rejection(Entry.objects.create({ id: 2, title: 'b' }), RangeError);
    await rejection(Entry.from({ id: 2, title: 'b' }).save(), RangeError);
    expect([db.sent.commands, seen]).toEqual([[], []]);
  });

  it('throw what postSave throws; the document stays', async () => {
    const remove = connection.on('postSave', Entry, () => Promise.reject(new RangeError('late')));
    off.push(remove);
    const entry = Entry.from({ id: 1, title: 'a' });
    await rejection(entry.save(), RangeError);
    expect(await count()).toBe(1);
    remove();
    await entry.save();
    expect(written()).toEqual(['insert', 'update']);
  });

  it('send no postSave for a write that fails', async () => {
    await Entry.objects.create({ id: 1, title: 'a' });
    listen();
    await rejection(Entry.objects.create({ id: 2, title: 'a' }));
    const gone = await Entry.objects.get({ pk: 1 });
    await db.db.collection('entry').deleteMany({});
    await rejection(gone.save(), Entry.DoesNotExist);
    await rejection(gone.save({ updateFields: ['titel'] }), FieldError);
    expect(seen.map((each) => (each as unknown[])[0])).toEqual(['preSave', 'preSave']);
  });
});

describe('getOrCreate and updateOrCreate', () => {
  it.each([{ title: 'a' }, { title: 'a', slug__startswith: '' }, { slug: 's' }])(
    'send the signals of what they write (%j)',
    async (lookup) => {
      listen();
      const defaults = { id: 1, title: 'a' };
      await Entry.objects.getOrCreate(lookup as { title: string }, defaults);
      await Entry.objects.getOrCreate(lookup as { title: string }, defaults);
      await Entry.objects.updateOrCreate({ title: 'a' }, { slug: 'x' });
      expect(seen.map((each) => (each as unknown[]).slice(0, 3))).toEqual([
        ['preSave', 1, { created: true, alias }],
        ['postSave', 1, { created: true, alias }],
        ['preSave', 1, { created: false, updateFields: ['slug'], alias }],
        ['postSave', 1, { created: false, updateFields: ['slug'], alias }],
      ]);
    },
  );

  it('take nothing for an object that a receiver refuses', async () => {
    off.push(connection.on('preSave', Entry, () => Promise.reject(new RangeError('no'))));
    await rejection(Entry.objects.getOrCreate({ slug: 's' }, { id: 1, title: 'a' }), RangeError);
    expect(written()).toEqual([]);
  });

  it('let a receiver create by the same lookup', async () => {
    off.push(
      connection.on('postSave', Entry, async ({ id, slug }) => {
        if (id === 1) seen.push((await Entry.objects.getOrCreate({ slug }, { id: 2, title: 'b' }))[1]);
      }),
    );
    await Entry.objects.getOrCreate({ slug: 's' }, { id: 1, title: 'a' });
    expect(seen).toEqual([false]);
  });
});

describe('delete', () => {
  it('sends preDelete and postDelete around it', async () => {
    const entry = await Entry.objects.create({ id: 1, title: 'a' });
    listen();
    db.sent.clear();
    await entry.delete();
    expect(seen).toEqual([
      ['preDelete', 1, { alias }, 0],
      ['postDelete', 1, { alias }, 1],
    ]);
  });

  it('sends nothing to the server where preDelete throws, and no postDelete where nothing was there', async () => {
    const entry = await Entry.objects.create({ id: 1, title: 'a' });
    const remove = connection.on('preDelete', Entry, () => Promise.reject(new RangeError('no')));
    await rejection(entry.delete(), RangeError);
    expect(await count()).toBe(1);
    remove();
    listen();
    await db.db.collection('entry').deleteMany({});
    expect(await entry.delete()).toEqual({ deleted: 0, byModel: {} });
    expect(seen.map((each) => (each as unknown[])[0])).toEqual(['preDelete']);
  });
});

describe('delete() of a query', () => {
  const three = () =>
    Entry.objects.bulkCreate([1, 2, 3].map((id) => ({ id, title: `t${id}`, slug: id < 3 ? 'x' : 'y' })));

  it('is one command where nobody receives the signals of the model', async () => {
    await three();
    off.push(
      connection.on('postDelete', Other, () => undefined),
      connection.on('postSave', Entry, () => undefined),
    );
    db.sent.clear();
    await Entry.objects.filter({ slug: 'x' }).delete();
    expect(db.sent.commands).toMatchObject([{ delete: 'entry', deletes: [{ q: { slug: 'x' }, limit: 0 }] }]);
  });

  it.each([Entry, Titled, Model])('loads the objects and sends the signals of each (%p)', async (model) => {
    await three();
    listen(model);
    db.sent.clear();
    const summary = await Entry.objects.filter({ slug: 'x' }).only('id').delete();
    expect(summary).toEqual({ deleted: 2, byModel: { Entry: 2 } });
    expect(seen).toEqual([
      ['preDelete', 1, { alias }, 1],
      ['preDelete', 2, { alias }, 1],
      ['postDelete', 1, { alias }, 2],
      ['postDelete', 2, { alias }, 2],
    ]);
    expect(db.sent.commands).toMatchObject([
      { find: 'entry', filter: { slug: 'x' } },
      { delete: 'entry', deletes: [{ q: { _id: { $in: [1, 2] }, slug: 'x' }, limit: 0 }] },
    ]);
    expect(db.sent.commands[0]).not.toHaveProperty('projection');
    expect(await count()).toBe(1);
  });

  it('deletes nothing where preDelete throws for one of them', async () => {
    await three();
    off.push(connection.on('preDelete', Entry, ({ id }) => (id === 2 ? Promise.reject(new RangeError('no')) : null)));
    await rejection(Entry.objects.all().delete(), RangeError);
    expect(await count()).toBe(3);
  });

  it('leaves what does not meet the query any more, and says nothing of it', async () => {
    await three();
    off.push(
      connection.on('preDelete', Entry, async ({ id }) => {
        if (id === 1) await db.db.collection<{ _id: number }>('entry').updateOne({ _id: 1 }, { $set: { slug: 'z' } });
      }),
      connection.on('postDelete', Entry, ({ id }) => void seen.push(id)),
    );
    expect((await Entry.objects.filter({ slug: 'x' }).delete()).deleted).toBe(1);
    expect(seen).toEqual([2]);
    expect(await count()).toBe(2);
  });

  it('gives postDelete objects that are new again, and sends nothing for no objects', async () => {
    await three();
    off.push(connection.on('postDelete', Entry, async (entry) => entry.save()));
    await Entry.objects.filter({ slug: 'y' }).delete();
    expect(await count()).toBe(3);
    db.sent.clear();
    await Entry.objects.filter({ pk__in: [] }).delete();
    await Entry.objects.filter({ slug: 'none' }).delete();
    expect(db.sent.commands.map((command) => Object.keys(command)[0])).toEqual(['find']);
  });
});

it('Bulk operations, and update() of a query, send none', async () => {
  listen();
  const list = await Entry.objects.bulkCreate([{ id: 1, title: 'a' }]);
  await Entry.objects.bulkUpdate(list, ['title']);
  await Entry.objects.filter({ pk: 1 }).update({ title: 'b' });
  expect(seen).toEqual([]);
});

describe('receivers', () => {
  it('of a base class get the signals of all models that extend it', async () => {
    listen(Titled);
    await Entry.objects.create({ id: 1, title: 'a' });
    await Other.objects.create({ id: 2, title: 'a' });
    expect(seen.map((each) => (each as unknown[])[1])).toEqual([1, 1, 2, 2]);
    off.splice(0).forEach((remove) => remove());
    await Entry.objects.create({ id: 3, title: 'c' });
    expect(seen).toHaveLength(4);
  });

  it('belong to one connection', async () => {
    listen();
    const { name, uri } = db;
    const second = await connect({ name: `${name}_2`, uri, alias: 'second', models: [Entry] });
    try {
      await second.manager(Entry).create({ id: 1, title: 'a' });
      expect(seen).toEqual([]);
      second.on('postSave', Entry, (entry, event) => void seen.push([entry.id, event]));
      await second.manager(Entry).create({ id: 2, title: 'b' });
      await Entry.objects.create({ id: 3, title: 'c' });
      expect(seen.filter((each) => Array.isArray(each) && each.length === 2)).toEqual([
        [2, { created: true, alias: 'second' }],
      ]);
    } finally {
      await second.db.dropDatabase();
      await second.close();
    }
  });

  it.each<[string, unknown, string]>([
    ['postSaved', Entry, "There is no signal 'postSaved' (perhaps you meant postSave?)."],
    ['postSave', Container, "on('postSave') takes a model, a class that extends Model."],
    ['postSave', undefined, "on('postSave') takes a model, a class that extends Model."],
  ])('are refused for %s of %p', (signal, model, message) => {
    expect(() => connection.on(signal as 'postSave', model as typeof Entry, () => undefined)).toThrow(
      new ImproperlyConfigured(message),
    );
  });
});
