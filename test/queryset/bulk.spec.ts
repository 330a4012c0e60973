import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AnyPath,
  ArrayField,
  type BulkCreateOptions,
  CharField,
  CompoundIndex,
  DjongoManager,
  EmbeddedField,
  FieldError,
  type Input,
  IntegerField,
  IntegrityError,
  Meta,
  Model,
  NotSupportedError,
  ObjectId,
  ObjectIdField,
  ValidationError,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from '../models/support.js';

class Size {
  @IntegerField() w!: number;
}

@Meta({ collection: 'item', indexes: [new CompoundIndex({ fields: ['shop', '-slot'], unique: true, name: 'place' })] })
class Item extends Model {
  @ObjectIdField() _id!: ObjectId;
  @CharField({ maxLength: 5, dbColumn: 'c', unique: true }) code!: string;
  @IntegerField({ default: 0 }) n!: number;
  @IntegerField({ default: 0 }) shop!: number;
  @IntegerField({ default: () => slots++ }) slot!: number;
  @EmbeddedField({ modelContainer: Size, null: true }) size!: Size | null;

  static objects = new DjongoManager<Item>();
  static small = new (class extends DjongoManager<Item> {
    override getQuerySet() {
      return super.getQuerySet().filter({ n__lt: 5 });
    }
  })();

  override clean(): void {
    if (this.code === 'bad') throw new ValidationError('This is bad.');
  }
}

@Meta({ collection: 'keyed' })
class Keyed extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @IntegerField({ default: 0 }) n!: number;
  static objects = new DjongoManager<Keyed>();
}

class Owner {
  @CharField({ maxLength: 5, dbColumn: 'nm', null: true }) name!: string | null;
}

class Shelf {
  @CharField({ maxLength: 5, dbColumn: 'lb' }) label!: string;
  @IntegerField({ default: 0 }) size!: number;
  @EmbeddedField({ modelContainer: Owner, null: true }) owner!: Owner | null;
}

@Meta({
  collection: 'part',
  indexes: [
    new CompoundIndex({ fields: ['code', 'shelf__label', '-shelf__owner__name'], unique: true }),
    new CompoundIndex({ fields: ['code', 'tags'], unique: true, name: 'tagged' }),
  ],
})
class Part extends Model {
  @ObjectIdField() _id!: ObjectId;
  @CharField({ maxLength: 5 }) code!: string;
  @EmbeddedField({ modelContainer: Shelf, null: true, dbColumn: 's' }) shelf!: Shelf | null;
  @ArrayField({ baseField: CharField(), blank: true }) tags!: string[];
  @IntegerField({ default: 0 }) n!: number;
  static objects = new DjongoManager<Part>();
}

class Seal {
  @CharField({ unique: true, dbColumn: 'no' }) number!: string;
}

@Meta({ collection: 'box' })
class Box extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @EmbeddedField({ modelContainer: Seal }) seal!: Seal;
  @IntegerField({ default: 0 }) n!: number;
  static objects = new DjongoManager<Box>();
}

let slots = 0;
let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Item, Keyed, Part, Box])));
afterAll(() => db.end());
beforeEach(async () => {
  await db.db.collection('item').deleteMany({});
  await db.db.collection('keyed').deleteMany({});
  await db.db.collection('part').deleteMany({});
  await db.db.collection('box').deleteMany({});
  slots = 0;
  db.sent.clear();
});

const stored = () => db.db.collection('item').find().sort({ slot: 1 }).toArray();
const codes = async (): Promise<unknown[]> => (await stored()).map(({ c }) => c as unknown);
const names = (): string[] => db.sent.commands.map((command) => Object.entries(command)[0]?.join(' ') ?? '');
const documentOf = ({ _id, code, n, shop, slot, size }: Item) => ({
  _id,
  c: code,
  n,
  shop,
  slot,
  size: size && { w: size.w },
});
/** Whether an object is stored, by what its next `save` would do. */
async function isStored(item: Item): Promise<boolean> {
  return item.delete().then(
    () => true,
    (error: unknown) => {
      if (error instanceof NotSupportedError) return false;
      throw error;
    },
  );
}
const storedOnes = (items: readonly Item[]): Promise<boolean[]> => Promise.all(items.map(isStored));

describe('bulkCreate()', () => {
  it('inserts instances and values in one command', async () => {
    const given = Item.from({ code: 'a', n: 1 });
    const items = await Item.objects.bulkCreate([given, { code: 'b', size: { w: 2 } }]);
    expect(items[0]).toBe(given);
    expect(items[1]).toBeInstanceOf(Item);
    expect(items.every((item) => item._id instanceof ObjectId)).toBe(true);
    expect(db.sent.commands).toEqual([{ insert: 'item', documents: items.map(documentOf), ordered: true }]);
    expect(await stored()).toEqual(items.map(documentOf));
    expect(await storedOnes(items)).toEqual([true, true]);
  });

  it('sends one command for each batch, and none for nothing', async () => {
    const values = Array.from({ length: 5 }, (_, i) => ({ code: `c${i}` }));
    const items = await Item.objects.bulkCreate(new Set(values), { batchSize: 2 });
    expect(db.sent.commands.map(({ documents }) => (documents as unknown[]).length)).toEqual([2, 2, 1]);
    expect(await codes()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
    expect(items.map(({ code }) => code)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
    db.sent.clear();
    expect(await Item.objects.bulkCreate([])).toEqual([]);
    expect(db.sent.commands).toEqual([]);
  });

  it('validates all first and says what is wrong with which', async () => {
    const good = Item.from({ code: 'a' });
    const list = [good, { code: 'x'.repeat(6), size: { w: 1.5 } }, { code: 'bad' }, { cod: 'x' }, null];
    const error = await rejection(Item.objects.bulkCreate(list as Input<Item>[], { batchSize: 1 }), ValidationError);
    expect(error.issues.map(({ path }) => path)).toEqual(['1.code', '1.size.w', '2', '3.cod', '3.code', '4']);
    expect(db.sent.commands).toEqual([]);
    expect(await codes()).toEqual([]);
    expect(good._id).toBeUndefined();
  });

  it('says which object is a duplicate; those before it are stored', async () => {
    await Item.objects.create({ code: 'c' });
    const items = ['a', 'b', 'c', 'd'].map((code) => Item.from({ code }));
    const error = await rejection(Item.objects.bulkCreate(items), IntegrityError);
    expect(error.message).toBe(
      "Object 2 of the list: The collection 'item' already has a document with the same code (unique index 'c_1').",
    );
    expect(error).toMatchObject({ index: 'c_1', fields: ['code'], cause: { code: 11000 } });
    expect(await codes()).toEqual(['c', 'a', 'b']);
    expect(await storedOnes(items)).toEqual([true, true, false, false]);
  });

  it('counts through batches', async () => {
    const items = ['a', 'b', 'c', 'a', 'd'].map((code) => Item.from({ code }));
    for (const batchSize of [1, 2]) {
      await db.db.collection('item').deleteMany({});
      const copies = items.map(({ code }) => Item.from({ code }));
      const error = await rejection(Item.objects.bulkCreate(copies, { batchSize }), IntegrityError);
      expect(error.message).toMatch(/^Object 3 of the list: /);
      expect(await codes()).toEqual(['a', 'b', 'c']);
      expect(await storedOnes(copies)).toEqual([true, true, true, false, false]);
    }
  });

  it('skips duplicates with ignoreConflicts', async () => {
    await Item.objects.create({ code: 'b' });
    db.sent.clear();
    const items = await Item.objects.bulkCreate(
      ['a', 'b', 'c', 'a', 'd'].map((code) => ({ code })),
      { ignoreConflicts: true, batchSize: 3 },
    );
    expect(db.sent.commands.map(({ ordered }) => ordered as boolean)).toEqual([false, false]);
    expect(await codes()).toEqual(['b', 'a', 'c', 'd']);
    expect(await storedOnes(items)).toEqual([true, false, true, false, true]);
    const one = await Item.objects.bulkCreate([{ code: 'b' }], { ignoreConflicts: true });
    expect(await storedOnes(one)).toEqual([false]);
  });

  it('ignores nothing but duplicates', async () => {
    await db.db.command({ collMod: 'item', validator: { n: { $lt: 100 } } });
    try {
      await Item.objects.create({ code: 'a' });
      const items = ['a', 'b', 'c'].map((code, i) => Item.from({ code, n: i === 1 ? 100 : 0 }));
      const error = await rejection(Item.objects.bulkCreate(items, { ignoreConflicts: true }), IntegrityError);
      expect(error.message).toMatch(/^Object 1 of the list: A document breaks a rule/);
      expect(await codes()).toEqual(['a', 'c']);
      expect(await storedOnes(items)).toEqual([false, false, true]);
      const alone = await rejection(Item.objects.bulkCreate([{ code: 'd' }, { code: 'e', n: 100 }], { batchSize: 1 }));
      expect(alone).toBeInstanceOf(IntegrityError);
      expect(alone.message).toMatch(/^Object 1 of the list: A document breaks a rule/);
    } finally {
      await db.db.command({ collMod: 'item', validator: {} });
    }
  });

  it('updates what is there with updateConflicts', async () => {
    const old = await Item.objects.create({ code: 'b', n: 1, shop: 9 });
    db.sent.clear();
    const [a, b] = (await Item.objects.bulkCreate(
      [
        { code: 'a', n: 5 },
        { code: 'b', n: 6 },
      ],
      { updateConflicts: true, uniqueFields: ['code'], updateFields: ['n', 'size'] },
    )) as [Item, Item];
    expect(db.sent.commands).toEqual([
      {
        update: 'item',
        updates: [
          {
            q: { c: { $eq: 'a' } },
            u: { $set: { n: 5, size: null }, $setOnInsert: { _id: a._id, shop: 0, slot: 1 } },
            upsert: true,
          },
          {
            q: { c: { $eq: 'b' } },
            u: { $set: { n: 6, size: null }, $setOnInsert: { _id: expect.any(ObjectId), shop: 0, slot: 2 } },
            upsert: true,
          },
        ],
        ordered: true,
      },
    ]);
    expect(await stored()).toEqual([{ ...documentOf(old), n: 6 }, documentOf(a)]);
    expect(b._id).toBeUndefined();
    expect(await storedOnes([a, b])).toEqual([true, false]);
  });

  it('updates by a unique index of several fields, and one object at a time', async () => {
    await Item.objects.create({ code: 'a', shop: 1, slot: 1 });
    const options = {
      updateConflicts: true,
      uniqueFields: ['slot', 'shop'],
      updateFields: ['n'],
      batchSize: 1,
    } as const;
    const values = [
      { code: 'x', shop: 1, slot: 1, n: 7 },
      { code: 'y', shop: 1, slot: 2, n: 8 },
    ];
    const items = await Item.objects.bulkCreate(values, options);
    expect((await stored()).map(({ c, n }) => [c, n] as unknown)).toEqual([
      ['a', 7],
      ['y', 8],
    ]);
    expect(await storedOnes(items)).toEqual([false, true]);
  });

  it('updates by the key, which makes all of them stored', async () => {
    await Keyed.objects.create({ id: 1 });
    db.sent.clear();
    const items = await Keyed.objects.bulkCreate(
      [
        { id: 1, n: 5 },
        { id: 2, n: 6 },
      ],
      { updateConflicts: true, uniqueFields: ['pk'], updateFields: ['n'] },
    );
    expect(db.sent.commands[0]?.['updates'][0]).toEqual({
      q: { _id: { $eq: 1 } },
      u: { $set: { n: 5 } },
      upsert: true,
    });
    expect(await db.db.collection('keyed').find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 5 },
      { _id: 2, n: 6 },
    ]);
    for (const item of items) item.n = 9;
    expect(await Keyed.objects.bulkUpdate(items, ['n'])).toBe(2);
  });

  it('updates by an index with fields of embedded documents', async () => {
    const label = (text: string, name: string | null = null) => ({ label: text, owner: { name } });
    const old = await Part.objects.create({ code: 'a', shelf: { ...label('x'), size: 7 }, tags: ['old'] });
    db.sent.clear();
    const values = [
      { code: 'a', shelf: label('x'), n: 1, tags: ['t'] },
      { code: 'a', shelf: label('y'), n: 2 },
      { code: 'b', shelf: label('x', 'p'), n: 3 },
      { code: 'b', shelf: label('x', 'p'), n: 4 },
    ];
    const options = {
      updateConflicts: true,
      uniqueFields: ['code', 'shelf__label', 'shelf__owner__name' as AnyPath],
      updateFields: ['n'],
    } as const;
    const items = await Part.objects.bulkCreate(values, options);
    expect(db.sent.commands[0]?.['updates'][1]).toEqual({
      q: { code: { $eq: 'a' }, 's.lb': { $eq: 'y' }, 's.owner.nm': { $eq: null } },
      u: {
        $set: { n: 2 },
        $setOnInsert: { _id: items[1]?._id, s: { lb: 'y', size: 0, owner: { nm: null } }, tags: [] },
      },
      upsert: true,
    });
    expect(await db.db.collection('part').find().sort({ n: 1 }).toArray()).toEqual([
      { _id: old._id, code: 'a', s: { lb: 'x', size: 7, owner: { nm: null } }, tags: ['old'], n: 1 },
      { _id: items[1]?._id, code: 'a', s: { lb: 'y', size: 0, owner: { nm: null } }, tags: [], n: 2 },
      { _id: items[2]?._id, code: 'b', s: { lb: 'x', size: 0, owner: { nm: 'p' } }, tags: [], n: 4 },
    ]);
    expect(items.map(({ _id }) => _id === undefined)).toEqual([true, false, false, true]);
  });

  it('takes null and missing for the same, as the index does', async () => {
    await db.db.collection('part').insertMany([
      { code: 'a', tags: [], n: 1 },
      { code: 'b', s: { lb: 'x' }, tags: [], n: 1 },
    ]);
    const values = [
      { code: 'a', shelf: null, n: 5 },
      { code: 'b', shelf: { label: 'x', owner: { name: null } }, n: 6 },
      { code: 'c', shelf: null, n: 7 },
    ];
    const uniqueFields = ['code', 'shelf__label', 'shelf__owner__name' as AnyPath] as const;
    await Part.objects.bulkCreate(values, { updateConflicts: true, uniqueFields, updateFields: ['n', 'tags'] });
    expect(
      await db.db
        .collection('part')
        .find({}, { projection: { _id: 0 } })
        .sort({ n: 1 })
        .toArray(),
    ).toEqual([
      { code: 'a', tags: [], n: 5 },
      { code: 'b', s: { lb: 'x' }, tags: [], n: 6 },
      { code: 'c', s: null, tags: [], n: 7 },
    ]);
  });

  it('updates by a unique field of an embedded document, and may set the document', async () => {
    await Box.objects.create({ id: 1, seal: { number: 'a' } });
    const values = [
      { id: 2, seal: { number: 'a' }, n: 5 },
      { id: 3, seal: { number: 'b' }, n: 6 },
    ];
    const options = { updateConflicts: true, uniqueFields: ['seal__number'], updateFields: ['n', 'seal'] } as const;
    await Box.objects.bulkCreate(values, options);
    expect(await db.db.collection('box').find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, seal: { no: 'a' }, n: 5 },
      { _id: 3, seal: { no: 'b' }, n: 6 },
    ]);
    db.sent.clear();
    // The same index tells `getOrCreate` that it needs no lock.
    const [, created] = await Box.objects.getOrCreate({ seal__number: 'c' }, { id: 4 });
    expect([created, names()]).toEqual([true, ['find box', 'insert box']]);
    const error = await rejection(Box.objects.create({ id: 5, seal: { number: 'c' } }), IntegrityError);
    expect(error.fields).toEqual(['seal.number']);
  });

  it.each<[readonly string[], string]>([
    [['code', 'shelf__label'], 'Part: bulkCreate(): uniqueFields must be the primary key or the fields of a unique'],
    [['code', 'shelf__labl'], "Part.shelf (EmbeddedField) has no field or lookup 'labl' (perhaps you meant label?)."],
    [['code', 'shelf__label__gt'], "Part: 'shelf__label__gt' is a lookup; a field is needed here."],
    [['code', 'tags'], 'Part.tags: bulkCreate(): uniqueFields may not have arrays or what is in them.'],
    [['code', 'tags__0'], 'Part.tags__0: bulkCreate(): uniqueFields may not have arrays or what is in them.'],
    [['$where'], "Part has no field '$where'."],
    [['__proto__'], "Part has no field ''."],
  ])('refuses %j to update by', async (paths, message) => {
    const uniqueFields = paths as readonly AnyPath[];
    const failing = Part.objects.bulkCreate([{ code: 'a' }], {
      updateConflicts: true,
      uniqueFields,
      updateFields: ['n'],
    });
    expect((await rejection(failing, FieldError)).message).toContain(message);
    expect(db.sent.commands).toEqual([]);
  });

  it('is an IntegrityError for what an upsert meets at another index', async () => {
    await Item.objects.create({ code: 'a', shop: 1, slot: 1 });
    const items = ['x', 'y', 'z'].map((code, i) => Item.from({ code, shop: 1, slot: 3 - i - 1 }));
    const options = { updateConflicts: true, uniqueFields: ['code'], updateFields: ['n'] } as const;
    const error = await rejection(Item.objects.bulkCreate(items, options), IntegrityError);
    expect(error.message).toMatch(/^Object 1 of the list: .*same shop, slot/);
    expect(await codes()).toEqual(['a', 'x']);
    expect(await storedOnes(items)).toEqual([true, false, false]);
  });

  it.each<[string, BulkCreateOptions<Item>, string]>([
    ['a batch of nothing', { batchSize: 0 }, 'bulkCreate(): batchSize must be a whole number of at least 1.'],
    [
      'both at once',
      { ignoreConflicts: true, updateConflicts: true, uniqueFields: ['code'], updateFields: ['n'] },
      'Item: bulkCreate(): ignoreConflicts and updateConflicts exclude each other.',
    ],
    [
      'no updateFields',
      { updateConflicts: true, uniqueFields: ['code'] },
      'Item: bulkCreate(): updateConflicts needs updateFields: what to set where the object exists.',
    ],
    [
      'fields without a unique index',
      { updateConflicts: true, uniqueFields: ['shop'], updateFields: ['n'] },
      'Item: bulkCreate(): uniqueFields must be the primary key or the fields of a unique index, which finds what exists.',
    ],
    [
      'the key as an updateField',
      { updateConflicts: true, uniqueFields: ['code'], updateFields: ['_id'] },
      'Item: bulkCreate(): updateFields has the primary key, which cannot be changed.',
    ],
    [
      'updateFields alone',
      { updateFields: ['n'] },
      'Item: bulkCreate(): uniqueFields and updateFields need updateConflicts.',
    ],
    [
      'an unknown field',
      { updateConflicts: true, uniqueFields: ['cod' as 'code'], updateFields: ['n'] },
      "Item has no field 'cod' (perhaps you meant code?).",
    ],
  ])('refuses %s', async (_, options, message) => {
    const error = await rejection(Item.objects.bulkCreate([{ code: 'a' }], options), FieldError);
    expect(error.message).toBe(message);
    expect(db.sent.commands).toEqual([]);
  });

  it('refuses what is no list', async () => {
    const error = await rejection(Item.objects.bulkCreate({ code: 'a' } as unknown as Item[]), FieldError);
    expect(error.message).toBe('bulkCreate() takes a list of objects, not a value of type object.');
  });
});

describe('bulkUpdate()', () => {
  const three = async (): Promise<[Item, Item, Item]> => {
    const items = await Item.objects.bulkCreate(['a', 'b', 'c'].map((code) => ({ code })));
    db.sent.clear();
    return items as [Item, Item, Item];
  };

  it('sets the named fields only, in one command', async () => {
    const items = await three();
    await db.db.collection('item').updateMany({}, { $set: { extra: 1 } });
    for (const [at, item] of items.entries()) Object.assign(item, { n: at + 1, size: { w: at }, shop: 99 });
    expect(await Item.objects.bulkUpdate(items, ['n', 'size'])).toBe(3);
    const set = (at: number) => ({ n: at + 1, size: { w: at } });
    expect(db.sent.commands).toEqual([
      {
        update: 'item',
        updates: items.map(({ _id }, at) => ({ q: { _id }, u: { $set: set(at) } })),
        ordered: true,
      },
    ]);
    expect(await stored()).toEqual(items.map((item, at) => ({ ...documentOf(item), shop: 0, ...set(at), extra: 1 })));
    expect(items[0].size).toBeInstanceOf(Size);
  });

  it('sends one command for each batch, and none for nothing', async () => {
    const items = await three();
    expect(await Item.objects.bulkUpdate(items, ['n'], { batchSize: 2 })).toBe(3);
    expect(db.sent.commands.map(({ updates }) => (updates as unknown[]).length)).toEqual([2, 1]);
    db.sent.clear();
    expect(await Item.objects.bulkUpdate([], ['n'])).toBe(0);
    expect(await Item.objects.none().bulkUpdate(items, ['n'])).toBe(0);
    expect(db.sent.commands).toEqual([]);
  });

  it('counts what matched: neither what is gone nor what is outside the query', async () => {
    const items = await three();
    await db.db.collection('item').deleteOne({ c: 'a' });
    await db.db.collection('item').updateOne({ c: 'b' }, { $set: { n: 50 } });
    for (const item of items) item.n = 3;
    expect(await Item.small.bulkUpdate(items, ['n'])).toBe(1);
    expect(db.sent.commands[0]?.['updates'][0].q).toEqual({ _id: items[0]._id, n: { $lt: 5 } });
    expect((await stored()).map(({ c, n }) => [c, n] as unknown)).toEqual([
      ['b', 50],
      ['c', 3],
    ]);
  });

  it('counts a document once, which ends as the last of its objects says', async () => {
    const [a, b] = await three();
    const copy = await Item.objects.get({ pk: a._id });
    db.sent.clear();
    for (const [at, item] of [a, b, copy].entries()) item.n = at + 1;
    expect(
      await Item.objects.filter({ pk__in: [a._id, b._id] }).bulkUpdate([a, a, b, copy], ['n'], { batchSize: 1 }),
    ).toBe(2);
    expect(db.sent.commands.flatMap(({ updates }) => updates as { u: unknown }[]).map(({ u }) => u)).toEqual([
      { $set: { n: 2 } },
      { $set: { n: 3 } },
    ]);
    expect((await stored()).map(({ n }) => n as number)).toEqual([3, 2, 0]);
    copy.code = 'b';
    const error = await rejection(Item.objects.bulkUpdate([a, b, copy], ['code']), IntegrityError);
    expect(error.message).toMatch(/^Object 2 of the list: /);
  });

  it('validates all first, but only what it sets and clean()', async () => {
    const items = await three();
    items[0].n = 1;
    Object.assign(items[1], { n: 1.5, size: { w: 'x' }, code: 'x'.repeat(6) });
    const error = await rejection(Item.objects.bulkUpdate(items, ['n', 'size']), ValidationError);
    expect(Object.keys(error.messageDict)).toEqual(['1.n', '1.size.w']);
    expect(db.sent.commands).toEqual([]);
    Object.assign(items[1], { n: 1, size: null, code: 'bad' });
    const own = await rejection(Item.objects.bulkUpdate(items, ['n']), ValidationError);
    expect(Object.keys(own.messageDict)).toEqual(['1']);
    expect((await stored()).map(({ n }) => n as number)).toEqual([0, 0, 0]);
  });

  it('says which object is a duplicate; those before it are set', async () => {
    for (const batchSize of [1, 2, 3]) {
      await db.db.collection('item').deleteMany({});
      const items = await three();
      for (const [at, item] of items.entries()) item.code = ['x', 'y', 'x'][at] ?? '';
      const error = await rejection(Item.objects.bulkUpdate(items, ['code'], { batchSize }), IntegrityError);
      expect(error.message).toMatch(/^Object 2 of the list: .* the same code \(unique index 'c_1'\)\.$/);
      expect(error.fields).toEqual(['code']);
      expect(await codes()).toEqual(['x', 'y', 'c']);
    }
  });

  it.each<[string, (item: Item) => Promise<unknown>, new (...args: never[]) => Error, string]>([
    [
      'the primary key',
      (item) => Item.objects.bulkUpdate([item], ['n', '_id']),
      FieldError,
      'Item._id: a primary key cannot be changed.',
    ],
    [
      'no fields',
      (item) => Item.objects.bulkUpdate([item], []),
      FieldError,
      'Item: bulkUpdate() needs the names of the fields to set.',
    ],
    ['an unknown field', (item) => Item.objects.bulkUpdate([item], ['m' as 'n']), FieldError, "Item has no field 'm'."],
    [
      'an object that was never saved',
      (item) => Item.objects.bulkUpdate([item, Item.from({ code: 'x' })], ['n']),
      NotSupportedError,
      'bulkUpdate(): object 1 of the list was never saved; create it instead.',
    ],
    [
      'values',
      (item) => Item.objects.bulkUpdate([item, { n: 1 } as Item], ['n']),
      FieldError,
      'bulkUpdate() takes instances of Item; object 1 is of type object.',
    ],
    [
      'a changed key',
      (item) => Item.objects.bulkUpdate([Object.assign(item, { _id: new ObjectId() })], ['n']),
      FieldError,
      'Item._id of a stored object cannot change; set it to null and save to insert a copy.',
    ],
    [
      'a slice',
      (item) => Item.objects.slice(3).bulkUpdate([item], ['n']),
      NotSupportedError,
      'bulkUpdate() cannot follow slice(): call it before.',
    ],
    [
      'a batch of no number',
      (item) => Item.objects.bulkUpdate([item], ['n'], { batchSize: 1.5 }),
      FieldError,
      'bulkUpdate(): batchSize must be a whole number of at least 1.',
    ],
  ])('refuses %s', async (_, call, kind, message) => {
    const [item] = await three();
    const error = await rejection(call(item));
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toBe(message);
    expect(names()).toEqual([]);
  });
});
