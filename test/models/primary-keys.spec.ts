import {
  CharField,
  DateTimeField,
  DecimalField,
  DjongoManager,
  EmbeddedField,
  FieldError,
  IntegerField,
  IntegrityError,
  Model,
  ObjectId,
  ObjectIdField,
  ValidationError,
} from 'nestjs-djongo';
import { Decimal128 } from 'mongodb';
import { type ModelDatabase, modelDatabase, rejection } from './support.js';

class Place {
  @CharField({ dbColumn: 'l' }) land!: string;
  @IntegerField() code!: number;
}

class Slugged extends Model {
  @CharField({ primaryKey: true }) slug!: string;
  @IntegerField({ default: 0 }) n!: number;
  static objects = new DjongoManager<Slugged>();
}
class Numbered extends Model {
  @IntegerField() _id!: number;
  @IntegerField({ default: 0 }) n!: number;
  static objects = new DjongoManager<Numbered>();
}
class Priced extends Model {
  @DecimalField({ primaryKey: true }) price!: string;
  @IntegerField({ default: 0 }) n!: number;
  static objects = new DjongoManager<Priced>();
}
class Timed extends Model {
  @DateTimeField({ primaryKey: true }) at!: Date;
  @IntegerField({ default: 0 }) n!: number;
  static objects = new DjongoManager<Timed>();
}
class Placed extends Model {
  @EmbeddedField({ modelContainer: Place, primaryKey: true }) place!: Place;
  @IntegerField({ default: 0 }) n!: number;
  static objects = new DjongoManager<Placed>();
}
class Renamed extends Model {
  @ObjectIdField({ primaryKey: true }) id!: ObjectId;
  @IntegerField({ default: 0 }) n!: number;
  static objects = new DjongoManager<Renamed>();
}
class Counted extends Model {
  @ObjectIdField({ default: () => new ObjectId('65f0c0ffee00c0ffee00c0ff') }) _id!: ObjectId;
  @IntegerField({ default: 0 }) n!: number;
  static objects = new DjongoManager<Counted>();
}

let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Slugged, Numbered, Priced, Timed, Placed, Renamed, Counted])));
afterAll(() => db.end());
beforeEach(async () => {
  for (const { name } of await db.db.listCollections({}, { nameOnly: true }).toArray()) {
    await db.db.collection(name).deleteMany({});
  }
  db.sent.clear();
});

type Kept = Model & { n: number };
const CASES: [string, () => Kept, unknown, unknown][] = [
  ['a text', () => Slugged.from({ slug: 'a' }), 'a', 'a'],
  ['a number', () => Numbered.from({ _id: 5 }), 5, 5],
  ['a decimal', () => Priced.from({ price: '1.50' }), '1.50', Decimal128.fromString('1.50')],
  ['a date', () => Timed.from({ at: new Date(5) }), new Date(5), new Date(5)],
  [
    'an embedded document',
    () => Placed.from({ place: { land: 'fr', code: 1 } }),
    { land: 'fr', code: 1 },
    { $eq: { l: 'fr', code: 1 } },
  ],
];

describe.each(CASES)('%s as primary key', (_, make, pk, condition) => {
  it('is saved, updated, read again and deleted under that key', async () => {
    const object = make();
    await object.save();
    expect(object.pk).toEqual(pk);
    const collection = db.db.collection(object.constructor.name.toLowerCase());
    object.n = 7;
    db.sent.clear();
    await object.save();
    expect(db.sent.commands).toMatchObject([{ updates: [{ q: { _id: condition }, u: { $set: { n: 7 } } }] }]);
    expect(Object.keys(db.sent.commands[0]?.['updates'][0].u.$set)).toEqual(['n']);
    await collection.updateOne({}, { $set: { n: 8 } });
    await object.refreshFromDb();
    expect(object.n).toBe(8);
    await rejection(make().save(), IntegrityError);
    await rejection(object.save({ forceInsert: true }), IntegrityError);
    expect(await object.delete()).toMatchObject({ deleted: 1 });
    expect(await collection.countDocuments()).toBe(0);
  });

  it('may not change in a stored object, nor be left out', async () => {
    const object = make();
    await object.save();
    object.pk =
      object instanceof Numbered
        ? 6
        : object instanceof Priced
          ? '2'
          : object instanceof Timed
            ? new Date(6)
            : { land: 'x', code: 9 };
    await rejection(object.save({ updateFields: ['n'] }), FieldError);
    object.pk = null;
    const error = await rejection(object.save(), ValidationError);
    expect(Object.values(error.messageDict)).toEqual([['This field cannot be null.']]);
    await db.db.collection(object.constructor.name.toLowerCase()).deleteMany({});
  });
});

describe('a key that is an object', () => {
  it('is noticed when it changes within', async () => {
    const [placed, timed] = [Placed.from({ place: { land: 'fr', code: 1 } }), Timed.from({ at: new Date(5) })];
    await placed.save();
    await timed.save();
    const [found] = await Placed.objects.all();
    for (const object of [placed, found]) {
      if (object) object.place.code = 2;
      await rejection(object?.save() ?? Promise.resolve(), FieldError);
    }
    timed.at.setTime(6);
    await rejection(timed.save(), FieldError);
    expect(await db.db.collection('placed').distinct('_id')).toEqual([{ l: 'fr', code: 1 }]);
  });

  it('is the same as another of the same value', async () => {
    expect(
      Placed.from({ place: { land: 'fr', code: 1 } }).equals(Placed.from({ place: { land: 'fr', code: 1 } })),
    ).toBe(true);
    expect(
      Placed.from({ place: { land: 'fr', code: 1 } }).equals(Placed.from({ place: { land: 'de', code: 1 } })),
    ).toBe(false);
    expect(Timed.from({ at: new Date(1) }).equals(Timed.from({ at: new Date(1) }))).toBe(true);
  });
});

describe('an ObjectId', () => {
  it('is made under whatever name the key has', async () => {
    const renamed = await Renamed.objects.create({});
    expect(renamed.id).toBeInstanceOf(ObjectId);
    expect(renamed.pk).toBe(renamed.id);
    expect(renamed.toJSON()).toEqual({ id: renamed.id.toHexString(), n: 0 });
    expect(await db.db.collection<{ _id: ObjectId }>('renamed').findOne({ _id: renamed.id })).toEqual({
      _id: renamed.id,
      n: 0,
    });
    expect((await Renamed.objects.get({ id: renamed.id })).equals(renamed)).toBe(true);
  });

  it('is the default where one is given', async () => {
    expect(String((await Counted.objects.create({})).pk)).toBe('65f0c0ffee00c0ffee00c0ff');
  });
});
