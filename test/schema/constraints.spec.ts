import {
  ArrayField,
  CharField,
  CheckConstraint,
  CollectionConstraint,
  type CollectionConstraintOptions,
  connect,
  DateTimeField,
  DecimalField,
  EmbeddedField,
  F,
  ImproperlyConfigured,
  IntegerField,
  IntegrityError,
  Meta,
  type MetaOptions,
  Model,
  ObjectId,
  Q,
  UniqueConstraint,
  ValidationError,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from '../models/support.js';
import { serverUri } from '../support/database.js';

class Range {
  @IntegerField({ dbColumn: 'f' }) from!: number;
  @IntegerField({ null: true }) to!: number | null;
}

@Meta({
  constraints: [
    new CheckConstraint({ check: Q({ n__gte: 0 }), name: 'n_positive' }),
    new CheckConstraint({ check: Q({ end__gte: F('start') }).or({ end: null }), name: 'in_order' }),
    new CheckConstraint({ check: Q({ range__from__lt: 10 }).or({ range: null }), name: 'small' }),
    new CheckConstraint({ check: Q({ name__regex: '^[a-z]+$' }), name: 'letters' }),
    new CheckConstraint({ check: Q({ tags: 'x' }).not(), name: 'no_x' }),
    new CheckConstraint({ check: Q({ price__gt: '0.05' }), name: 'priced' }),
  ],
})
class Trip extends Model {
  @CharField({ default: 'a' }) name!: string;
  @IntegerField({ dbColumn: 'count', default: 0 }) n!: number;
  @DateTimeField({ null: true, default: new Date('2020-01-01') }) start!: Date | null;
  @DateTimeField({ null: true }) end!: Date | null;
  @EmbeddedField({ modelContainer: Range, null: true }) range!: Range | null;
  @ArrayField({ baseField: CharField(), blank: true }) tags!: string[];
  @DecimalField({ default: '1' }) price!: string;
}

describe('A check', () => {
  let db: ModelDatabase;
  beforeAll(async () => void (db = await modelDatabase([Trip])));
  afterAll(() => db.end());

  it('is asked by validateConstraints() alone, but of fields that are excluded', async () => {
    const trip = Trip.from({ n: -1, end: new Date('2019-01-01') });
    await expect(trip.validateConstraints()).rejects.toMatchObject({
      messageDict: { __all__: ['Constraint “n_positive” is violated.', 'Constraint “in_order” is violated.'] },
    });
    await expect(trip.validateConstraints({ exclude: ['n'] })).rejects.toMatchObject({
      messageDict: { __all__: ['Constraint “in_order” is violated.'] },
    });
    await trip.validateConstraints({ exclude: ['n', 'end'] });
    await expect(trip.fullClean()).rejects.toThrow(ValidationError);
    await trip.fullClean({ validateConstraints: false });
  });

  it('is in the server, and the only rule there without enforceSchema', async () => {
    const [info] = await db.db.listCollections({ name: 'trip' }).toArray();
    expect(info).toMatchObject({
      options: {
        validator: {
          $and: [
            { count: { $gte: 0 } },
            { $or: [{ $expr: expect.anything() }, { end: null }] },
            { $or: [{ 'range.f': { $lt: 10 } }, { range: null }] },
            { name: { $regex: '^[a-z]+$' } },
            { $nor: [{ tags: 'x' }] },
            { price: { $gt: expect.anything() } },
          ],
        },
        validationAction: 'error',
        validationLevel: 'strict',
      },
    });
    // Documents without the other fields stay legal.
    await db.db.collection('trip').insertOne({ name: 'a', count: 1, price: 1 });
  });

  it.each<[values: object, names: string[]]>([
    [{ n: -1 }, ['n_positive']],
    [{ end: new Date('2019-01-01') }, ['in_order']],
    [{ range: { from: 10, to: 1 } }, ['small']],
    [{ price: '0.05' }, ['priced']],
    [{ n: -1, price: '0', end: new Date(0) }, ['n_positive', 'in_order', 'priced']],
  ])('is checked by save, before anything is sent: %j', async (values, names) => {
    db.sent.clear();
    const error = await rejection(db.connection.manager(Trip).create(values), ValidationError);
    expect(error.messageDict).toEqual({ __all__: names.map((name) => `Constraint “${name}” is violated.`) });
    expect(error.issues.map(({ code }) => code)).toEqual(names.map(() => 'constraint'));
    expect(db.sent.commands).toEqual([]);
  });

  it.each<[values: object]>([
    [{}],
    [{ n: 5, end: new Date('2021-01-01') }],
    [{ range: { from: 9 } }],
    [{ price: '0.0500000001' }],
  ])('lets through what meets it: %j', async (values) => {
    const trip = await db.connection.manager(Trip).create(values);
    await trip.save();
  });

  it.each<[values: object, name: string]>([
    [{ name: 'A' }, 'letters'],
    [{ tags: ['y', 'x'] }, 'no_x'],
  ])('is left to the server where only that knows: %j', async (values, name) => {
    const error = await rejection(db.connection.manager(Trip).create(values), IntegrityError);
    expect(error.message).toBe(`A document breaks the check '${name}' that the collection 'trip' has in the server.`);
  });

  it('is kept by the server in updates, raw ones included', async () => {
    const trips = db.connection.manager(Trip);
    const trip = await trips.create({ n: 1 });
    const error = await rejection(trips.filter({ pk: trip.pk }).update({ n: -1 }), IntegrityError);
    expect(error.message).toContain("the check 'n_positive'");
    await expect(trips.mongo_insert_one({ name: 'a', count: -1, price: 1 })).rejects.toThrow(IntegrityError);
  });

  it('is judged only as far as the fields are known', async () => {
    const trips = db.connection.manager(Trip);
    const { pk } = await trips.create({ start: new Date('2022-01-01') });
    const trip = await trips.only('end').get({ pk });
    trip.end = new Date('2021-01-01');
    // `start` was not read: the server knows it.
    await expect(trip.save()).rejects.toThrow(IntegrityError);
    const whole = await trips.get({ pk });
    whole.end = new Date('2021-01-01');
    await expect(whole.save()).rejects.toThrow(ValidationError);
  });

  it('comes with the other mistakes', async () => {
    const error = await rejection(Trip.from({ n: -1, name: '' }).fullClean(), ValidationError);
    expect(error.messageDict).toEqual({
      name: ['This field cannot be blank.'],
      __all__: ['Constraint “n_positive” is violated.'],
    });
  });
});

function made(options: MetaOptions): { new (): Model & { at: Date; n: number | null } } {
  class Item extends Model {
    @DateTimeField({ dbColumn: 't' }) at!: Date;
    @IntegerField({ null: true, dbColumn: 'm' }) n!: number | null;
  }
  Meta(options)(Item);
  return Item;
}

describe('A collection', () => {
  it.each<[CollectionConstraintOptions, object]>([
    [
      { capped: true, size: 5000, max: 2 },
      { capped: true, size: expect.any(Number), max: 2 },
    ],
    [
      { collation: { locale: 'en', strength: 2 } },
      { collation: expect.objectContaining({ locale: 'en', strength: 2 }) },
    ],
    [
      { timeseries: { timeField: 'at', metaField: 'n', granularity: 'hours' }, expireAfterSeconds: 3600 },
      {
        timeseries: expect.objectContaining({ timeField: 't', metaField: 'm', granularity: 'hours' }),
        expireAfterSeconds: 3600,
      },
    ],
    [
      { clustered: true, expireAfterSeconds: 60 },
      { clusteredIndex: expect.objectContaining({ key: { _id: 1 } }), expireAfterSeconds: 60 },
    ],
    [{ changeStreamPreAndPostImages: true }, { changeStreamPreAndPostImages: { enabled: true } }],
  ])('is created with %j', async (options, expected) => {
    const db = await modelDatabase([made({ constraints: [new CollectionConstraint(options)] })]);
    try {
      const [info] = await db.db.listCollections({ name: 'item' }).toArray();
      expect(info).toMatchObject({ options: expected });
      expect(await db.connection.sync({ dryRun: true })).toEqual([]);
    } finally {
      await db.end();
    }
  });

  it('has the concerns of its model in every operation', async () => {
    const constraint = new CollectionConstraint({
      readConcern: { level: 'majority' },
      writeConcern: { w: 1, j: true },
    });
    const Item = made({ constraints: [constraint] });
    const db = await modelDatabase([Item]);
    try {
      const items = db.connection.manager(Item);
      await items.create({ at: new Date(), n: 1 });
      await items.filter({ n: 1 });
      await items.filter({ n: 1 }).update({ n: 2 });
      const concerns = db.sent.commands.map(({ readConcern, writeConcern }) => readConcern ?? writeConcern);
      expect(concerns).toEqual([{ w: 1, j: true }, { level: 'majority' }, { w: 1, j: true }]);
    } finally {
      await db.end();
    }
  });

  it.each<[object, string]>([
    [{ capped: true }, "CollectionConstraint: 'capped' and 'size' go together."],
    [{ max: 2 }, "CollectionConstraint: 'max' is for capped collections."],
    [
      { capped: true, size: 1, clustered: true },
      "CollectionConstraint takes one of 'capped', 'timeseries' and 'clustered'.",
    ],
    [{ expireAfterSeconds: 1 }, /elsewhere there is TTLIndex/.source],
    [{ cap: true }, "CollectionConstraint has no option 'cap' (perhaps you meant capped?)."],
  ])('cannot be declared with %j', (options, message) => {
    expect(() => new CollectionConstraint(options)).toThrow(ImproperlyConfigured);
    expect(() => new CollectionConstraint(options)).toThrow(message.replaceAll('\\', ''));
  });

  const timeseries = new CollectionConstraint({ timeseries: { timeField: 'n' } });
  const check = (name: string) => new CheckConstraint({ check: Q({ n__gt: 0 }), name });
  it.each<[MetaOptions, string]>([
    [{ constraints: [timeseries] }, "Item: the timeField 'n' must be a field of dates."],
    [{ constraints: [check('a'), check('a')] }, "Item: Meta.constraints has two checks of the name 'a'."],
    [
      { constraints: [new CollectionConstraint({ timeseries: { timeField: 'at' } }), check('a')] },
      'Item: a time series takes no CheckConstraint.',
    ],
    [{ constraints: [timeseries, timeseries] }, 'Item: Meta.constraints takes one CollectionConstraint.'],
    [
      { constraints: [new CheckConstraint({ check: Q({ m__gt: 0 }), name: 'a' })] },
      "Item: the check 'a' cannot be compiled: Item has no field 'm'.",
    ],
    [
      { constraints: [new CheckConstraint({ check: Q({ n__gt: new ObjectId() }), name: 'a' })] },
      "Item: the check 'a' cannot be compiled: Item.n__gt (IntegerField)",
    ],
  ])('is refused at registration: %#', async (options, message) => {
    const error = await rejection(
      connect({ name: 'never', uri: serverUri(), models: [made(options)] }),
      ImproperlyConfigured,
    );
    expect(error.message).toContain(message);
  });

  it.each([
    ['CheckConstraint', () => new CheckConstraint({ check: { n: 1 } as never, name: 'a' })],
    ['CheckConstraint', () => new CheckConstraint({ check: Q({ n: 1 }) } as never)],
    ['UniqueConstraint', () => new UniqueConstraint({ fields: [] })],
  ])('has no %s without what it needs', (_, make) => {
    expect(make).toThrow(ImproperlyConfigured);
  });
});
