import {
  ArrayField,
  CharField,
  DecimalField,
  DjongoManager,
  EmbeddedField,
  IntegerField,
  Model,
  ValidationError,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from './support.js';

class Span {
  @IntegerField() from!: number;
  @IntegerField() to!: number;
}

/** What `clean()` does is set by each test. */
let rules: (trip: Trip) => void | Promise<void> = () => undefined;

class Trip extends Model {
  @CharField({ maxLength: 10 }) name!: string;
  @EmbeddedField({ modelContainer: Span }) span!: Span;
  @ArrayField({ modelContainer: Span, blank: true }) legs!: Span[];
  @DecimalField({ null: true }) price!: string | null;
  static objects = new DjongoManager<Trip>();
  override clean(): void | Promise<void> {
    return rules(this);
  }
}

let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Trip])));
afterAll(() => db.end());
beforeEach(async () => {
  rules = () => undefined;
  await db.db.collection('trip').deleteMany({});
  db.sent.clear();
});

const trip = (values: object = {}): Trip => Trip.from({ name: 'n', span: { from: 1, to: 2 }, ...values });
const late = async (): Promise<void> => void (await new Promise((resolve) => setImmediate(resolve)));

describe('clean()', () => {
  it.each<[string, () => void | Promise<void>]>([
    [
      'synchronous',
      () => {
        throw new ValidationError('Where to?', { code: 'lost' });
      },
    ],
    [
      'asynchronous',
      async () => {
        await late();
        throw new ValidationError('Where to?', { code: 'lost' });
      },
    ],
  ])('%s with a plain message: it belongs to no field', async (_, throwing) => {
    rules = throwing;
    const error = await rejection(trip().save(), ValidationError);
    expect(error.messageDict).toEqual({ __all__: ['Where to?'] });
    expect(error.code).toBe('lost');
    expect(db.sent.commands).toEqual([]);
  });

  it('with a dictionary: by path', async () => {
    rules = ({ span }) => {
      if (span.from > span.to) throw new ValidationError({ 'span.to': ['Too early.'], __all__: 'Backwards.' });
    };
    const error = await rejection(trip({ span: { from: 2, to: 1 } }).save(), ValidationError);
    expect(error.messageDict).toEqual({ 'span.to': ['Too early.'], __all__: ['Backwards.'] });
    await trip().save();
    expect(await db.db.collection('trip').countDocuments()).toBe(1);
  });

  it('sees coerced values, and comes with what the fields say in one error', async () => {
    const seen: unknown[] = [];
    rules = (self) => {
      seen.push(self.span.from, self.span instanceof Span);
      throw new ValidationError({ name: 'Taken.' });
    };
    const error = await rejection(trip({ name: 'much too long', span: { from: '5', to: 6 } }).save(), ValidationError);
    expect(seen).toEqual([5, true]);
    expect(error.messageDict).toEqual({
      name: ['Ensure this value has at most 10 characters (it has 13).', 'Taken.'],
    });
  });

  it('that stumbles over what the fields refuse does not hide that', async () => {
    rules = ({ name }) => {
      if (name.startsWith('x')) throw new ValidationError('No x.');
    };
    const error = await rejection(trip({ name: undefined }).save(), ValidationError);
    expect(error.messageDict).toEqual({ name: ['This field cannot be null.'] });
  });

  it('that fails otherwise throws its own error through', async () => {
    rules = () => {
      throw new RangeError('broken');
    };
    await expect(trip().save()).rejects.toThrow(new RangeError('broken'));
    await expect(trip().fullClean()).rejects.toThrow(RangeError);
    expect(db.sent.commands).toEqual([]);
  });

  it('may set fields, and what it sets is checked too', async () => {
    rules = (self) => void Object.assign(self, { name: self.name.trim(), price: 3, legs: [{ from: '1', to: 2 }] });
    const saved = trip({ name: ' a ' });
    await saved.save();
    expect(saved).toMatchObject({ name: 'a', price: '3' });
    expect(saved.legs[0]).toBeInstanceOf(Span);
    db.sent.clear();
    rules = (self) => void Object.assign(self, { name: 'much too long', price: { $gt: 1 } });
    const error = await rejection(trip().save(), ValidationError);
    expect(Object.keys(error.messageDict)).toEqual(['name', 'price']);
    expect(db.sent.commands).toEqual([]);
  });

  it('runs for updates and updateFields, and for create()', async () => {
    let runs = 0;
    rules = () => void (runs += 1);
    const saved = await Trip.objects.create({ name: 'n', span: { from: 1, to: 2 } });
    await saved.save();
    await saved.save({ updateFields: ['name'] });
    expect(runs).toBe(3);
  });
});

describe('fullClean', () => {
  it('checks everything, writes nothing, and leaves the key to the insert', async () => {
    const good = trip({ legs: [{ from: '1', to: '2' }] });
    await good.fullClean();
    expect(good.legs).toEqual([{ from: 1, to: 2 }]);
    expect(good.pk).toBeUndefined();
    const error = await rejection(trip({ legs: [{ from: 'x' }] }).fullClean(), ValidationError);
    expect(error.messageDict).toEqual({
      'legs.0.from': ['“x” value must be an integer.'],
      'legs.0.to': ['This field cannot be null.'],
    });
    expect(db.sent.commands).toEqual([]);
  });
});

describe('cleanFields', () => {
  it('checks the fields only', () => {
    rules = () => {
      throw new ValidationError('No.');
    };
    expect(() => trip().cleanFields()).not.toThrow();
    expect(() => trip({ name: '' }).cleanFields()).toThrow('name: This field cannot be blank.');
  });
});
