import { describe, expect, it } from '@jest/globals';
import {
  CharField,
  connect,
  DjongoManager,
  ImproperlyConfigured,
  IntegerField,
  Meta,
  Model,
  OperationalError,
  QuerySet,
} from 'nestjs-djongo';
import { testDatabase } from '../support/database.js';
import { Entry, expectSent, fixture, keysOf, Ordered, PublishedManager, rejection } from './support.js';

const suite = fixture();

describe('A manager', () => {
  it('has the methods of a queryset, each from getQuerySet() on', async () => {
    const { objects } = Entry;
    expect(await keysOf(objects.all().orderBy('pk'))).toEqual([1, 2, 3, 4]);
    expect(await objects.none()).toEqual([]);
    expect(await keysOf(objects.filter({ n: 1 }))).toEqual([1]);
    expect(await keysOf(objects.exclude({ n: 2 }).orderBy('pk'))).toEqual([1, 4]);
    expect((await objects.get({ pk: 3 })).id).toBe(3);
    expect((await objects.first())?.id).toBe(1);
    expect((await objects.last())?.id).toBe(4);
    expect(await objects.count()).toBe(4);
    expect(await objects.exists()).toBe(true);
    expect(await keysOf(objects.orderBy('-pk'))).toEqual([4, 3, 2, 1]);
    expect(objects.reverse()).toBeInstanceOf(QuerySet);
    expect(await keysOf(objects.slice(1, 3))).toEqual([2, 3]);
    expect(await objects.values('pk')).toHaveLength(4);
    expect(await keysOf(objects.using('default').filter({ n: 1 }))).toEqual([1]);
    expect((await rejection(objects.update({ n: 1 }))).message).toMatch('say all().update(…)');
    expect(objects.model).toBe(Entry);
  });

  it('has no delete(), which would be too near at hand', () => {
    expect(Entry.objects).not.toHaveProperty('delete');
    expect(Entry.objects).not.toHaveProperty('then');
  });

  it('of a class of its own narrows all of it', async () => {
    expect(Entry.published.filter({ tags: 'new' }).toMql().filter).toEqual({ n: { $gte: 1 }, tags: 'new' });
    expect(await Entry.published.count()).toBe(3);
    expect(await keysOf(Entry.published.hot().orderBy('pk'))).toEqual([1, 2]);
    expect(await rejection(Entry.published.get({ pk: 4 }))).toBeInstanceOf(Entry.DoesNotExist);
    expect(await Entry.published.update({ pub: null })).toBe(3);
    expect(await Entry.objects.count()).toBe(4);
  });

  it('keeps its properties for another connection', async () => {
    const manager = suite.connection().manager(Entry);
    expect(manager).toBeInstanceOf(DjongoManager);
    expect(manager).not.toBe(Entry.objects);
    expect(await manager.count()).toBe(4);
    class Narrow extends Model {
      @IntegerField({ primaryKey: true }) id!: number;
      @IntegerField() n!: number;
      static objects: NarrowManager;
    }
    class NarrowManager extends DjongoManager<Narrow> {
      constructor(readonly least: number) {
        super();
      }
      override getQuerySet() {
        return super.getQuerySet().filter({ n__gte: this.least });
      }
    }
    Narrow.objects = new NarrowManager(7);
    const other = await connect({
      name: suite.database.name,
      uri: suite.database.uri,
      alias: 'narrow',
      models: [Narrow],
    });
    expect(other.manager(Narrow).all().toMql().filter).toEqual({ n: { $gte: 7 } });
    expect(Narrow.objects.all().toMql().filter).toEqual({ n: { $gte: 7 } });
    await other.close();
  });
});

describe('Managers of a base class', () => {
  @Meta({ abstract: true })
  class Named extends Model {
    @IntegerField({ primaryKey: true }) id!: number;
    @CharField() name!: string;
    static objects = new DjongoManager<Named>();
    static extra = new PublishedManager(5);
  }
  class Cat extends Named {}
  class Dog extends Named {
    static override objects = new DjongoManager<Dog>();
  }
  class Puppy extends Dog {}

  it('are copied, so that each model has its own', async () => {
    const { name, uri } = suite.database;
    const connection = await connect({ name, uri, alias: 'pets', models: [Puppy, Cat, Dog] });
    expect([Cat, Dog, Puppy].map((model) => model.objects.model)).toEqual([Cat, Dog, Puppy]);
    expect([Cat, Dog, Puppy].map((model) => model.objects.all().toMql().find)).toEqual(['cat', 'dog', 'puppy']);
    expect(new Set([Named, Cat, Dog, Puppy].map((model) => model.objects)).size).toBe(4);
    expect(Cat.extra).toBeInstanceOf(PublishedManager);
    expect(Cat.extra.least).toBe(5);
    expect(() => Named.objects.all()).toThrow(ImproperlyConfigured);
    await Cat.objects.create({ id: 1, name: 'Tom' });
    expect(await Cat.objects.count()).toBe(1);
    expect(await Dog.objects.count()).toBe(0);
    await connection.close();
  });

  it('are the same after a second connection with the model', async () => {
    const before = Ordered.objects;
    const { name, uri } = suite.database;
    const connection = await connect({ name, uri, alias: 'again', models: [Ordered] });
    expect(Ordered.objects).toBe(before);
    expect(await Ordered.objects.using('again').count()).toBe(12);
    await connection.close();
  });
});

describe('Before its model is registered', () => {
  class Loose extends Model {
    @IntegerField({ primaryKey: true }) id!: number;
    static objects = new DjongoManager<Loose>();
  }

  it.each([
    ['filter', () => Loose.objects.filter({ pk: 1 })],
    ['count', () => Loose.objects.count()],
    ['model', () => Loose.objects.model],
    ['mongo_find', () => Loose.objects.mongo_find({})],
    ['mongo_insert_one', () => Loose.objects.mongo_insert_one({})],
    ['a manager of no model', () => new DjongoManager<Loose>().all()],
  ])('a manager says so: %s', (_, call) => {
    expect(call).toThrow(ImproperlyConfigured);
    expect(call).toThrow('This manager is not attached to a model');
  });
});

describe('Two databases', () => {
  const archive = testDatabase();

  it('are told apart by using()', async () => {
    const { uri } = archive;
    const connection = await connect({ name: archive.name, uri, alias: 'archive', models: [Entry] });
    try {
      const old = Entry.objects.using('archive');
      expect(await old.count()).toBe(0);
      const values = { id: 50, headline: 'old', n: 1, pub: null, blog: null, data: null };
      const entry = await old.create(values);
      expect(await keysOf(Entry.objects.filter({ n: 1 }).using('archive'))).toEqual([50]);
      expect(await keysOf(connection.manager(Entry).filter({ n: 1 }))).toEqual([50]);
      expect(await keysOf(connection.manager(Entry).using('archive').all())).toEqual([50]);
      expect(await keysOf(Entry.objects.filter({ n: 1 }))).toEqual([1]);
      expect(await keysOf(Entry.published.using('archive'))).toEqual([50]);

      // What was read there is saved there.
      entry.headline = 'older';
      await entry.save();
      const [read] = await old;
      expect(read?.headline).toBe('older');
      await read?.delete();
      expect(await old.count()).toBe(0);
      expect(await Entry.objects.count()).toBe(4);
      expect(await old.all().update({ n: 5 })).toBe(0);
    } finally {
      await connection.close();
      await archive.drop();
    }
  });

  it('an alias that nobody has is an error when the query runs', async () => {
    const query = Entry.objects.filter({ n: 1 }).using('nowhere');
    expect(query.toMql()).toEqual({ find: 'entry', filter: { n: 1 } });
    const error = await rejection(query);
    expect(error).toBeInstanceOf(ImproperlyConfigured);
    expect(error.message).toMatch("'nowhere'");
    expect(await rejection(query.count())).toBeInstanceOf(ImproperlyConfigured);
    expect(await rejection(query.update({ n: 1 }))).toBeInstanceOf(ImproperlyConfigured);
    expect(await rejection(query.delete())).toBeInstanceOf(ImproperlyConfigured);
    expectSent(suite);
  });

  it('a closed one is an OperationalError', async () => {
    const { name, uri } = suite.database;
    const connection = await connect({ name, uri, alias: 'closed', models: [Ordered] });
    const manager = connection.manager(Ordered);
    await connection.close();
    const calls: readonly (() => PromiseLike<unknown>)[] = [
      () => manager.all(),
      () => manager.count(),
      () => manager.all().update({ n: 1 }),
      () => manager.create({ id: 1, n: 1, code: 'x' }),
      () => manager.mongo_count_documents({}),
      () => manager.mongo_find({}).toArray(),
      () => manager.mongo_aggregate([]).toArray(),
    ];
    for (const call of calls) {
      await expect(Promise.resolve().then(call)).rejects.toThrow(OperationalError);
    }
  });
});
