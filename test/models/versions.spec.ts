import {
  type AnyUpdate,
  BooleanField,
  CharField,
  connect,
  DjongoManager,
  F,
  FieldError,
  ImproperlyConfigured,
  Inc,
  IntegerField,
  IntegrityError,
  Meta,
  Model,
  NotSupportedError,
  StaleObjectError,
  ValidationError,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from './support.js';

@Meta({ versionField: 'version' })
class Account extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField({ maxLength: 20, unique: true }) owner!: string;
  @IntegerField({ default: 0 }) balance!: number;
  @BooleanField({ default: true }) open!: boolean;
  @IntegerField({ dbColumn: 'v' }) version!: number;
  static objects = new DjongoManager<Account>();
}

let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Account])));
afterAll(() => db.end());
beforeEach(async () => {
  await db.db.collection('account').deleteMany({});
  db.sent.clear();
});

const rows = () => db.db.collection('account').find({}).sort({ _id: 1 }).toArray();
const versions = async () => (await rows()).map((row) => row['v'] as unknown);
const make = (id: number, values: object = {}) => Account.objects.create({ id, owner: `o${id}`, ...values });
/** An object, and the same as another has read it and changed it since. */
async function stale(id = 1): Promise<Account> {
  await make(id);
  const mine = await Account.objects.get({ pk: id });
  const theirs = await Account.objects.get({ pk: id });
  theirs.balance = 100;
  await theirs.save();
  db.sent.clear();
  return mine;
}

describe('A new object', () => {
  it.each([undefined, null, 7])('is inserted with version 1, whatever it holds (%s)', async (version) => {
    const account = Account.from({ id: 1, owner: 'a' });
    Reflect.set(account, 'version', version);
    await account.save();
    expect(account.version).toBe(1);
    expect(await rows()).toEqual([{ _id: 1, owner: 'a', balance: 0, open: true, v: 1 }]);
  });

  it('has no version before it is stored', async () => {
    await make(1);
    const copy = Account.from({ id: 1, owner: 'b' });
    await rejection(copy.save(), IntegrityError);
    expect(copy.version).toBeUndefined();
    const wrong = Account.from({ id: 2, owner: '', version: 'x' as never });
    expect((await rejection(wrong.save(), ValidationError)).messageDict).toEqual({
      owner: ['This field cannot be blank.'],
      version: ['“x” value must be an integer.'],
    });
  });

  it('is one with bulkCreate, getOrCreate and updateOrCreate too', async () => {
    const [bulk] = await Account.objects.bulkCreate([{ id: 1, owner: 'a' }]);
    const [got] = await Account.objects.getOrCreate({ id: 2, owner: 'b' });
    const [updated] = await Account.objects.updateOrCreate({ id: 3 }, { owner: 'c' });
    expect([bulk?.version, got.version, updated.version]).toEqual([1, 1, 1]);
    expect(await versions()).toEqual([1, 1, 1]);
    for (const account of [got, updated]) await account.save();
    expect(await versions()).toEqual([1, 2, 2]);
  });
});

describe('save of a loaded object', () => {
  it('finds the version that was read and increments it, in one command', async () => {
    await make(1);
    const account = await Account.objects.get({ pk: 1 });
    account.balance = 5;
    db.sent.clear();
    await account.save();
    expect(account.version).toBe(2);
    await account.save({ updateFields: ['balance'] });
    expect(account.version).toBe(3);
    expect(db.sent.commands).toEqual([
      {
        update: 'account',
        updates: [{ q: { _id: 1, v: 1 }, u: { $set: { owner: 'o1', balance: 5, open: true }, $inc: { v: 1 } } }],
        ordered: true,
      },
      {
        update: 'account',
        updates: [{ q: { _id: 1, v: 2 }, u: { $set: { balance: 5 }, $inc: { v: 1 } } }],
        ordered: true,
      },
    ]);
    expect(await rows()).toEqual([{ _id: 1, owner: 'o1', balance: 5, open: true, v: 3 }]);
  });

  it('of a version that moved on is refused, and changes neither the document nor the object', async () => {
    const mine = await stale();
    mine.balance = 7;
    const error = await rejection(mine.save(), StaleObjectError);
    expect(error).toMatchObject({ name: 'StaleObjectError', code: 'stale_object', indexes: [] });
    expect(error.message).toBe('This Account was changed by others since it was read; load it again, then change it.');
    expect([mine.version, mine.balance]).toEqual([1, 7]);
    expect(await rows()).toMatchObject([{ balance: 100, v: 2 }]);
    expect(db.sent.commands.map((command) => Object.keys(command)[0])).toEqual(['update', 'find']);
    await mine.refreshFromDb();
    await mine.save();
    expect(mine.version).toBe(3);
  });

  it('of a document that is gone says so', async () => {
    const account = await make(1);
    await db.db.collection('account').deleteMany({});
    await rejection(account.save(), Account.DoesNotExist);
    expect(account.version).toBe(1);
  });

  it('that fails otherwise leaves the version', async () => {
    await make(1);
    const other = await make(2);
    other.owner = 'o1';
    await rejection(other.save(), IntegrityError);
    expect(other.version).toBe(1);
    other.owner = 'o2';
    await other.save();
    expect(other.version).toBe(2);
  });

  it('goes by the version the object holds, such as one that a client sent', async () => {
    await make(1);
    const account = await Account.objects.get({ pk: 1 });
    await account.save();
    Reflect.set(account, 'version', '1');
    await rejection(account.save(), StaleObjectError);
    Reflect.set(account, 'version', '2');
    await account.save({ validate: false });
    expect(account.version).toBe(3);
    Reflect.set(account, 'version', { $gt: 0 });
    expect(Object.keys((await rejection(account.save({ validate: false }), ValidationError)).messageDict)).toEqual([
      'version',
    ]);
  });

  it('of a document without a version gives it the first, once', async () => {
    await db.db.collection<{ _id: number }>('account').insertMany([
      { _id: 1, owner: 'a', balance: 1, open: true },
      { _id: 2, owner: 'b', balance: 1, open: true, v: null },
    ] as never);
    for (const id of [1, 2]) {
      const [mine, theirs] = await Promise.all([Account.objects.get({ pk: id }), Account.objects.get({ pk: id })]);
      expect(mine.version).toBeNull();
      await theirs.save();
      await rejection(mine.save(), StaleObjectError);
      await theirs.save();
      expect(theirs.version).toBe(2);
    }
    expect(await versions()).toEqual([2, 2]);
  });

  it('works for one of which only some fields were read', async () => {
    await make(1, { balance: 9 });
    const account = await Account.objects.only('owner').get({ pk: 1 });
    account.owner = 'x';
    db.sent.clear();
    await account.save();
    expect(db.sent.commands[0]).toMatchObject({
      updates: [{ q: { _id: 1, v: 1 }, u: { $set: { owner: 'x' }, $inc: { v: 1 } } }],
    });
    expect(await rows()).toMatchObject([{ owner: 'x', balance: 9, v: 2 }]);
  });

  it('is refused where the version is unknown', async () => {
    const account = await make(1);
    Reflect.set(account, 'version', undefined);
    const error = await rejection(account.save({ updateFields: ['balance'] }), NotSupportedError);
    expect(error.message).toContain("has no 'version'");
  });

  it('lets exactly one of 20 win each round', async () => {
    await make(1);
    for (let round = 1; round <= 5; round += 1) {
      const all = await Promise.all(Array.from({ length: 20 }, () => Account.objects.get({ pk: 1 })));
      const results = await Promise.allSettled(
        all.map(async (account, at) => {
          account.balance = at;
          await account.save();
          return at;
        }),
      );
      const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      expect(won).toHaveLength(1);
      expect(lost.every((error) => error instanceof StaleObjectError)).toBe(true);
      expect(await rows()).toMatchObject([{ balance: won[0], v: round + 1 }]);
      expect(all.map(({ version }) => version).filter((version) => version === round + 1)).toHaveLength(1);
    }
  });
});

describe('delete', () => {
  it('of a stale object is refused', async () => {
    const mine = await stale();
    await rejection(mine.delete(), StaleObjectError);
    expect(db.sent.commands[0]).toMatchObject({ delete: 'account', deletes: [{ q: { _id: 1, v: 1 }, limit: 1 }] });
    expect(await versions()).toEqual([2]);
    await mine.refreshFromDb();
    expect(await mine.delete()).toEqual({ deleted: 1, byModel: { Account: 1 } });
  });

  it('of one that is gone deletes nothing', async () => {
    const account = await make(1);
    await db.db.collection('account').deleteMany({});
    expect(await account.delete()).toEqual({ deleted: 0, byModel: {} });
  });
});

describe('bulkUpdate', () => {
  it('checks each object, counts exactly and reports the stale ones', async () => {
    const second = await stale(2);
    const [first, gone, last] = [await make(1), await make(3), await make(4)];
    await db.db.collection<{ _id: number }>('account').deleteOne({ _id: 3 });
    const list = [first, second, gone, last];
    for (const account of list) account.balance = 8;
    const error = await rejection(Account.objects.bulkUpdate(list, ['balance']), StaleObjectError);
    expect(error).toMatchObject({ indexes: [1], updated: 2 });
    expect(error.message).toBe(
      'bulkUpdate(): others changed Account objects since they were read: 1 of the list. The others are stored.',
    );
    expect(list.map(({ version }) => version)).toEqual([2, 1, 1, 2]);
    expect((await rows()).map(({ _id, balance, v }) => [_id, balance, v])).toEqual([
      [1, 8, 2],
      [2, 100, 2],
      [4, 8, 2],
    ]);
  });

  it('gives the number where none is stale, those outside the query left alone', async () => {
    const list = [await make(1), await make(2, { open: false })];
    for (const account of list) account.balance = 3;
    expect(await Account.objects.filter({ open: true }).bulkUpdate(list, ['balance'])).toBe(1);
    expect(list.map(({ version }) => version)).toEqual([2, 1]);
    expect(await versions()).toEqual([2, 1]);
  });

  it('does not set the version itself', async () => {
    const account = await make(1);
    const error = await rejection(Account.objects.bulkUpdate([account], ['version']), FieldError);
    expect(error.message).toBe('Account.version counts the versions, which bulkUpdate() does by itself.');
  });
});

describe('update() of a query', () => {
  it('increments the version of each document', async () => {
    const account = await make(1);
    await make(2);
    db.sent.clear();
    expect(await Account.objects.filter({ open: true }).update({ balance: 4 })).toBe(2);
    await Account.objects.filter({ pk: 1 }).update({ balance: Inc(2) });
    await Account.objects.filter({ pk: 2 }).update({ balance: F('balance').add(1) } as AnyUpdate);
    expect(db.sent.commands.map((command) => (command['updates'] as { u: unknown }[])[0]?.u)).toEqual([
      { $set: { balance: 4 }, $inc: { v: 1 } },
      { $inc: { balance: 2, v: 1 } },
      [expect.objectContaining({ $set: expect.objectContaining({ v: { $add: [{ $ifNull: ['$v', 0] }, 1] } }) })],
    ]);
    expect((await rows()).map(({ balance, v }) => [balance, v])).toEqual([
      [6, 3],
      [5, 3],
    ]);
    await rejection(account.save(), StaleObjectError);
  });

  it.each<[string, () => Promise<number>]>([
    ['a value', () => Account.objects.filter({ pk: 1 }).update({ version: 9 })],
    ['an operator', () => Account.objects.filter({ pk: 1 }).update({ version: Inc(1) })],
    ['an expression', () => Account.objects.filter({ pk: 1 }).update({ version: F('balance') } as AnyUpdate)],
  ])('refuses %s for the version', async (_, update) => {
    expect((await rejection(update(), FieldError)).message).toBe(
      'Account.version counts the versions, which each write does by itself.',
    );
    expect(db.sent.commands).toEqual([]);
  });
});

describe('updateOrCreate', () => {
  it('sets the version of what it changed, and tries again where others were faster', async () => {
    await make(1);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) => Account.objects.updateOrCreate({ pk: 1 }, { balance: at })),
    );
    expect(all.map(([account]) => account.version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 2),
    );
    expect(await versions()).toEqual([21]);
  });
});

describe('bulkCreate with updateConflicts', () => {
  it('increments the version of what is there; its object must be read again before it is saved', async () => {
    await make(1);
    const [known, fresh] = await Account.objects.bulkCreate(
      [
        { id: 1, owner: 'o1', balance: 5 },
        { id: 2, owner: 'o2' },
      ],
      { updateConflicts: true, uniqueFields: ['id'], updateFields: ['balance'] },
    );
    expect(await versions()).toEqual([2, 1]);
    expect([known?.version, fresh?.version]).toEqual([undefined, 1]);
    await fresh?.save();
    expect((await rejection(Promise.resolve(known?.save()), NotSupportedError)).message).toContain('refreshFromDb()');
    await known?.refreshFromDb();
    await known?.save();
    expect(await versions()).toEqual([3, 2]);
  });

  it('does not set the version itself', async () => {
    const options = { updateConflicts: true, uniqueFields: ['id'], updateFields: ['version'] } as const;
    await rejection(Account.objects.bulkCreate([{ id: 1, owner: 'a' }], options), FieldError);
    expect(await rows()).toEqual([]);
  });
});

describe('Meta.versionField', () => {
  const declared = (versionField: string): new () => Model => {
    @Meta({ versionField })
    class Odd extends Model {
      @IntegerField({ primaryKey: true }) id!: number;
      @CharField() text!: string;
      @IntegerField({ null: true }) loose!: number | null;
      @IntegerField({ unique: true }) single!: number;
      @IntegerField({ choices: [1, 2] }) chosen!: number;
      @IntegerField() version!: number;
    }
    return Odd;
  };
  const register = (model: new () => Model) => connect({ name: 'a', uri: db.uri, models: [model] });

  it.each(['id', 'text', 'loose', 'single', 'chosen'])('refuses %s', async (name) => {
    const error = await rejection(register(declared(name)), ImproperlyConfigured);
    expect(error.message).toContain(`Odd.${name}: Meta.versionField takes an IntegerField that is neither null`);
  });

  it('refuses what is no field, with the near miss', async () => {
    const error = await rejection(register(declared('versoin')), ImproperlyConfigured);
    expect(error.message).toBe(
      "Odd: Meta.versionField names 'versoin', which is no field (perhaps you meant version?).",
    );
  });
});
