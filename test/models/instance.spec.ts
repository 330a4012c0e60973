import {
  ArrayField,
  CharField,
  DateTimeField,
  DecimalField,
  DjongoManager,
  EmbeddedField,
  FieldError,
  ImproperlyConfigured,
  IntegerField,
  JSONField,
  type JsonValue,
  Model,
  NotSupportedError,
  ObjectDoesNotExist,
  ObjectId,
  ObjectIdField,
  ValidationError,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from './support.js';

class Blog {
  @CharField({ dbColumn: 'n' }) name!: string;
  @CharField({ blank: true }) tagline!: string;
  shout(): string {
    return `${this.name}!`;
  }
}

class Entry extends Model {
  @ObjectIdField() _id!: ObjectId;
  @CharField({ dbColumn: 'h' }) headline!: string;
  @EmbeddedField({ modelContainer: Blog, null: true }) blog!: Blog | null;
  @ArrayField({ modelContainer: Blog, blank: true }) others!: Blog[];
  @IntegerField({ default: () => 3 }) n!: number;
  @DecimalField({ null: true }) price!: string | null;
  @DateTimeField({ null: true }) pub_date!: Date | null;
  @JSONField({ null: true }) extra!: JsonValue;
  static objects = new DjongoManager<Entry>();
}

class Other extends Model {
  @CharField() name!: string;
  static objects = new DjongoManager<Other>();
}

class Stray extends Model {
  @CharField() name!: string;
}

let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Entry, Other])));
afterAll(() => db.end());
beforeEach(async () => {
  await db.db.collection('entry').deleteMany({});
  db.sent.clear();
});

describe('from', () => {
  it('applies defaults and gives embedded documents their class, without a connection or a check', () => {
    const given = { name: 'b' };
    const entry = Entry.from({
      headline: '',
      blog: given,
      others: [given, { name: 'c', tagline: 't' }],
      pub_date: null,
    });
    expect(entry).toBeInstanceOf(Entry);
    expect(entry.toObject()).toEqual({
      headline: '',
      blog: { name: 'b', tagline: '' },
      others: [
        { name: 'b', tagline: '' },
        { name: 'c', tagline: 't' },
      ],
      n: 3,
      pub_date: null,
    });
    expect(entry.blog).not.toBe(given);
    expect(entry.blog?.shout()).toBe('b!');
    expect(entry.others[1]?.shout()).toBe('c!');
    expect(db.sent.commands).toEqual([]);
  });

  it('keeps an instance as it is', () => {
    const blog = Object.assign(new Blog(), { name: 'b' });
    expect(Entry.from({ blog }).blog).toBe(blog);
  });

  it('takes an instance of another class, as a pipe makes of a request, and what is undefined as missing', () => {
    class NewEntry {
      headline = 'h';
      n = undefined;
      remark = undefined;
      blog = new (class NewBlog {
        name = 'b';
      })();
    }
    const entry = Entry.from(new NewEntry());
    expect(entry).toMatchObject({ headline: 'h', n: 3 });
    expect(entry.blog).toBeInstanceOf(Blog);
  });

  it.each<[string, unknown, Record<string, string[]>]>([
    ['a key', { headlin: 1 }, { headlin: ['Unknown field (perhaps you meant headline?).'] }],
    [
      'several, at any depth',
      { x: 1, blog: { nam: 1 }, others: [{ name: 'b' }, { 'a.b': 1 }] },
      {
        x: ['Unknown field.'],
        'blog.nam': ['Unknown field (perhaps you meant name?).'],
        'others.1.a.b': ['Unknown field.'],
      },
    ],
    ['a column', { h: 'x' }, { h: ['Unknown field.'] }],
    ['a method', { save: 1 }, { save: ['Unknown field.'] }],
    ['pk', { pk: 1 }, { pk: ['Unknown field.'] }],
    [
      '__proto__',
      JSON.parse('{"__proto__": {"headline": "x"}}'),
      JSON.parse('{"__proto__": ["Unknown field."]}') as Record<string, string[]>,
    ],
    [
      '__proto__ within',
      JSON.parse('{"blog": {"name": "b", "__proto__": {}}}'),
      { 'blog.__proto__': ['Unknown field.'] },
    ],
    ['an array', [], { __all__: ['The values must be an object of fields.'] }],
    ['null', null, { __all__: ['The values must be an object of fields.'] }],
    ['a text', 'headline', { __all__: ['The values must be an object of fields.'] }],
    ['a map', new Map([['headline', 'h']]), { __all__: ['The values must be an object of fields.'] }],
    ['a date', new Date(), { __all__: ['The values must be an object of fields.'] }],
    ['a key of the driver', new ObjectId(), { __all__: ['The values must be an object of fields.'] }],
  ])('refuses %s', (_, values, messageDict) => {
    const make = (): unknown => Entry.from(values as object);
    expect(make).toThrow(ValidationError);
    expect(make).toThrow(expect.objectContaining({ messageDict }) as Error);
  });

  it('does not take what an object merely inherits', () => {
    expect(Entry.from(Object.create({ headline: 'h' }) as object).headline).toBeUndefined();
    expect(({} as Record<string, unknown>)['headline']).toBeUndefined();
  });

  it('leaves what a class sets itself', () => {
    class Page extends Model {
      @CharField() title = 'untitled';
      @IntegerField({ default: 1 }) size!: number;
    }
    expect(Page.from({}).toObject()).toEqual({ title: 'untitled', size: 1 });
    expect(Page.from({ title: 't' }).toObject()).toEqual({ title: 't', size: 1 });
  });
});

describe('toJSON and toObject', () => {
  const _id = new ObjectId('65f0c0ffee00c0ffee00c0ff');

  it('use the declared names, with keys as hexadecimal digits and dates as ISO 8601', async () => {
    const values = {
      _id,
      headline: 'h',
      blog: { name: 'b' },
      others: [{ name: 'c' }],
      price: '1.50',
      pub_date: new Date(0),
      extra: { $gt: 1, list: [null] },
    };
    const { pk } = await Entry.objects.create(values);
    const entry = await Entry.objects.get({ pk });
    const plain = {
      _id: '65f0c0ffee00c0ffee00c0ff',
      headline: 'h',
      blog: { name: 'b', tagline: '' },
      others: [{ name: 'c', tagline: '' }],
      n: 3,
      price: '1.50',
      pub_date: '1970-01-01T00:00:00.000Z',
      extra: { $gt: 1, list: [null] },
    };
    expect(JSON.parse(JSON.stringify(entry))).toEqual(plain);
    expect(entry.toObject()).toEqual({ ...plain, _id, pub_date: new Date(0) });
    expect(entry.toObject()['blog']).not.toBeInstanceOf(Blog);
    // And back again.
    expect(Entry.from(JSON.parse(JSON.stringify(entry)) as object).toJSON()).toEqual({ ...plain });
  });

  it('leave out what is not set, and other properties', () => {
    const entry = Object.assign(new Entry(), { headline: 'h', remark: 'x' });
    expect(entry.toJSON()).toEqual({ headline: 'h' });
    expect(entry.toObject()).toEqual({ headline: 'h' });
  });

  it('take what is stored in other types as it is', async () => {
    const { insertedId } = await db.db.collection('entry').insertOne({ h: 5, blog: 'x', others: [1], price: 'p' });
    const entry = await Entry.objects.get({ pk: insertedId });
    expect(entry.toJSON()).toMatchObject({ headline: 5, blog: 'x', others: [1], price: 'p', n: null });
  });
});

describe('equals', () => {
  it('is the same key of the same model', () => {
    const _id = new ObjectId();
    const [entry, same, other] = [
      Entry.from({ _id }),
      Entry.from({ _id: _id.toHexString() }),
      Entry.from({ _id: new ObjectId() }),
    ];
    expect([entry.equals(same), same.equals(entry), entry.equals(other)]).toEqual([true, true, false]);
    const stranger = Object.assign(new Other(), { _id });
    expect([entry.equals(stranger), entry.equals({ _id }), entry.equals(null)]).toEqual([false, false, false]);
  });

  it('without a key is identity', () => {
    const entry = new Entry();
    expect([entry.equals(entry), entry.equals(new Entry()), entry.equals(Entry.from({ _id: new ObjectId() }))]).toEqual(
      [true, false, false],
    );
  });
});

describe('delete', () => {
  it('removes the document under the stored key', async () => {
    const entry = await Entry.objects.create({ headline: 'h' });
    await Entry.objects.create({ headline: 'other' });
    const { _id } = entry;
    db.sent.clear();
    entry._id = new ObjectId();
    expect(await entry.delete()).toEqual({ deleted: 1, byModel: { Entry: 1 } });
    expect(db.sent.commands).toEqual([{ delete: 'entry', deletes: [{ q: { _id }, limit: 1 }], ordered: true }]);
    expect(await db.db.collection('entry').distinct('h')).toEqual(['other']);
  });

  it('leaves the object as it was, and a save inserts it again', async () => {
    const entry = await Entry.objects.create({ headline: 'h' });
    const { _id } = entry;
    await entry.delete();
    expect(entry).toMatchObject({ _id, headline: 'h' });
    await expect(entry.delete()).rejects.toThrow(NotSupportedError);
    db.sent.clear();
    await entry.save();
    expect(db.sent.commands).toMatchObject([{ insert: 'entry', documents: [{ _id }] }]);
  });

  it('counts nothing where nothing was', async () => {
    const entry = await Entry.objects.create({ headline: 'h' });
    await db.db.collection('entry').deleteMany({});
    expect(await entry.delete()).toEqual({ deleted: 0, byModel: {} });
  });

  it('refuses an object that was never saved', async () => {
    const entry = Entry.from({ _id: new ObjectId() });
    await expect(entry.delete()).rejects.toThrow(
      new NotSupportedError('This Entry was never saved, so there is nothing to delete.'),
    );
    expect(db.sent.commands).toEqual([]);
  });
});

describe('refreshFromDb', () => {
  it('reads the document anew, containers as instances', async () => {
    const entry = await Entry.objects.create({ headline: 'h', blog: { name: 'b' } });
    const { _id } = entry;
    await db.db.collection<{ _id: ObjectId }>('entry').updateOne({ _id }, { $set: { h: 'new', 'blog.n': 'c' } });
    Object.assign(entry, { n: 7, others: null });
    db.sent.clear();
    await entry.refreshFromDb();
    expect(db.sent.commands).toMatchObject([{ find: 'entry', filter: { _id }, limit: 1 }]);
    expect(entry).toMatchObject({ headline: 'new', n: 3, others: [] });
    expect(entry.blog?.shout()).toBe('c!');
  });

  it('reads the named fields only', async () => {
    const entry = await Entry.objects.create({ headline: 'h' });
    Object.assign(entry, { headline: 'mine', n: 7 });
    await entry.refreshFromDb('n');
    expect(entry).toMatchObject({ headline: 'mine', n: 3 });
    await expect(entry.refreshFromDb('nn')).rejects.toThrow(FieldError);
  });

  it('makes an object with a known key a stored one', async () => {
    const { _id } = await Entry.objects.create({ headline: 'h' });
    const entry = Entry.from({ _id });
    await entry.refreshFromDb();
    db.sent.clear();
    await entry.save();
    expect(db.sent.commands).toMatchObject([{ update: 'entry' }]);
  });

  it('is DoesNotExist where there is none, and for a key that no document can have', async () => {
    const entry = await Entry.objects.create({ headline: 'h' });
    await entry.delete();
    const error = await rejection(entry.refreshFromDb(), Entry.DoesNotExist);
    expect(error).toBeInstanceOf(ObjectDoesNotExist);
    expect([error.name, error.code]).toEqual(['Entry.DoesNotExist', 'does_not_exist']);
    db.sent.clear();
    await rejection(new Entry().refreshFromDb(), Entry.DoesNotExist);
    expect(db.sent.commands).toEqual([]);
    await Entry.objects.create({ headline: 'h' });
    // No operator comes in by a key.
    await rejection(Object.assign(new Entry(), { _id: { $gt: '' } }).refreshFromDb(), Entry.DoesNotExist);
    await rejection(Object.assign(new Entry(), { _id: { $exists: true } }).refreshFromDb(), Entry.DoesNotExist);
    await rejection(Object.assign(new Entry(), { _id: /./ }).refreshFromDb(), Entry.DoesNotExist);
  });
});

describe('the errors of a model', () => {
  it('are its own', () => {
    expect(Entry.DoesNotExist).toBe(Entry.DoesNotExist);
    expect(Entry.DoesNotExist).not.toBe(Other.DoesNotExist);
    expect(new Entry.DoesNotExist('x')).not.toBeInstanceOf(Other.DoesNotExist);
    expect(new Entry.MultipleObjectsReturned('x').name).toBe('Entry.MultipleObjectsReturned');
  });
});

describe('a model that no connection has', () => {
  it('says so', async () => {
    await expect(Stray.from({ name: 'x' }).save()).rejects.toThrow(ImproperlyConfigured);
    expect(Stray.from({ name: 'x' }).toJSON()).toEqual({ name: 'x' });
  });
});
