import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AutoField,
  CharField,
  DatabaseError,
  DjongoManager,
  IntegrityError,
  Model,
  type ObjectId,
  ObjectIdField,
  ValidationError,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from './support.js';

class Ticket extends Model {
  @AutoField({ primaryKey: true }) id!: number;
  @CharField({ unique: true, null: true }) name!: string | null;
  static objects = new DjongoManager<Ticket>();
}

/** As Djongo leaves a collection: an `_id` of the server's, and Django's `id`. */
class Order extends Model {
  @ObjectIdField() _id!: ObjectId;
  @AutoField({ unique: true }) id!: number;
  @AutoField({ dbColumn: 'no' }) number!: number;
  @CharField({ default: 'x' }) name!: string;
  static objects = new DjongoManager<Order>();
}

let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Ticket, Order])));
afterAll(() => db.end());
beforeEach(async () => {
  for (const name of ['ticket', 'order', '__schema__']) await db.db.collection(name).deleteMany({});
  db.sent.clear();
});

const counters = (): Promise<unknown> =>
  db.db
    .collection('__schema__')
    .find({}, { projection: { _id: 0 } })
    .toArray();

const sentNames = (): unknown[] => db.sent.commands.map((command) => Object.keys(command)[0]);

describe('An AutoField', () => {
  it('counts from 1, in a counter laid out as Djongo lays it out', async () => {
    const first = await Ticket.objects.create({ name: 'a' });
    const second = Ticket.from({ name: 'b' });
    await second.save();
    const [third] = await Ticket.objects.getOrCreate({ name: 'c' });
    expect([first.pk, second.id, third.id]).toEqual([1, 2, 3]);
    expect(await counters()).toEqual([{ name: 'ticket', auto: { field_names: ['_id'], seq: 3 } }]);
    expect(await db.db.collection('ticket').countDocuments({ _id: { $type: 'int' } })).toBe(3);
    const [[fourth], [again]] = [
      await Ticket.objects.updateOrCreate({ name: 'd' }, {}),
      await Ticket.objects.getOrCreate({ name: 'd' }),
    ];
    expect([fourth.id, again.id]).toEqual([4, 4]);
  });

  it('numbers all of bulkCreate in one round trip', async () => {
    await Ticket.objects.create({ name: '0' });
    db.sent.clear();
    const rows = Array.from({ length: 20 }, (_, at) => ({ name: `n${at}` }));
    const tickets = await Ticket.objects.bulkCreate([...rows, { id: 100, name: 'given' }]);
    expect(tickets.map(({ id }) => id)).toEqual([...Array.from({ length: 20 }, (_, at) => at + 2), 100]);
    expect(sentNames()).toEqual(['findAndModify', 'insert']);
  });

  it('gives fifty at once fifty numbers, the first of them too', async () => {
    const tickets = await Promise.all(Array.from({ length: 50 }, (_, at) => Ticket.objects.create({ name: `t${at}` })));
    const numbers = tickets.map(({ id }) => id).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    expect(await counters()).toEqual([{ name: 'ticket', auto: { field_names: ['_id'], seq: 50 } }]);
  });

  it('keeps what it is given, and goes on by its own count', async () => {
    const given = await Ticket.objects.create({ id: 7, name: 'a' });
    const next = await Ticket.objects.create({ name: 'b' });
    expect([given.id, next.id]).toEqual([7, 8]);
    await expect(Ticket.objects.create({ id: 8, name: 'c' })).rejects.toThrow(IntegrityError);
  });

  it('begins after what the collection holds', async () => {
    const others = [41, 'text', -5].map((_id) => ({ _id, name: `n${_id}` }));
    await db.db.collection<{ _id: unknown; name: string }>('ticket').insertMany(others);
    expect((await Ticket.objects.create({ name: 'a' })).id).toBe(42);
  });

  it('goes on where Djongo stopped', async () => {
    await db.db.collection('__schema__').insertOne({
      name: 'order',
      fields: { id: { type_code: 'int' } },
      auto: { field_names: ['id'], seq: 12 },
    });
    const order = await Order.objects.create({});
    expect([order.id, order.number]).toEqual([13, 13]);
    await db.db.collection('__schema__').insertOne({ name: 'ticket', fields: {} });
    expect((await Ticket.objects.create({ name: 'a' })).id).toBe(1);
    expect(await counters()).toEqual([
      { name: 'order', fields: { id: { type_code: 'int' } }, auto: { field_names: ['id'], seq: 13 } },
      { name: 'ticket', fields: {}, auto: { field_names: ['_id'], seq: 1 } },
    ]);
  });

  it('beside the key is given once, and stays', async () => {
    const order = await Order.objects.create({ name: 'a' });
    order.name = 'b';
    await order.save();
    const found = await Order.objects.get({ id: 1 });
    expect([found.name, found.number, found._id]).toEqual(['b', 1, order._id]);
  });

  it('leaves older documents without a number as they are', async () => {
    const { insertedId } = await db.db.collection('order').insertOne({ name: 'old' });
    const order = await Order.objects.get({ pk: insertedId });
    expect(order.id).toBeNull();
    order.name = 'new';
    await order.save();
    expect(await db.db.collection('order').findOne({ _id: insertedId })).toEqual({ _id: insertedId, name: 'new' });
  });

  it('takes no number for an object that is refused', async () => {
    await expect(Ticket.objects.bulkCreate([{ name: 'a' }, { name: '' }])).rejects.toThrow(ValidationError);
    await expect(Ticket.objects.create({ id: 1.5 })).rejects.toThrow('value must be an integer');
    expect(sentNames()).toEqual([]);
  });

  it('ends where an int ends', async () => {
    const auto = { field_names: ['_id'], seq: 2_147_483_647 };
    await db.db.collection('__schema__').insertOne({ name: 'ticket', auto });
    const error = await rejection(Ticket.objects.create({ name: 'a' }), DatabaseError);
    expect(error.message).toContain('Ticket: the counter of its AutoField has passed 2147483647');
    expect(await Ticket.objects.count()).toBe(0);
  });

  it('is found by its number as pk', async () => {
    await Ticket.objects.create({ name: 'a' });
    expect((await Ticket.objects.get({ pk: 1 })).name).toBe('a');
    expect((await Ticket.objects.filter({ id__gte: 1 })).length).toBe(1);
  });
});
