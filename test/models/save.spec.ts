import {
  ArrayField,
  CharField,
  DateTimeField,
  DecimalField,
  DjongoManager,
  EmbeddedField,
  FieldError,
  FloatField,
  IntegerField,
  IntegrityError,
  JSONField,
  type JsonValue,
  Meta,
  Model,
  NotSupportedError,
  ObjectId,
  ObjectIdField,
  ValidationError,
} from 'nestjs-djongo';
import { Decimal128, Double } from 'mongodb';
import { type ModelDatabase, modelDatabase, rejection } from './support.js';

class Line {
  @CharField({ dbColumn: 't' }) text!: string;
  @FloatField({ null: true }) width!: number | null;
}

class Blog {
  @CharField({ maxLength: 10 }) name!: string;
  @ArrayField({ modelContainer: Line, blank: true }) lines!: Line[];
}

@Meta({ collection: 'entries' })
class Entry extends Model {
  @ObjectIdField() _id!: ObjectId;
  @CharField({ maxLength: 20, dbColumn: 'h', unique: true }) headline!: string;
  @EmbeddedField({ modelContainer: Blog, null: true }) blog!: Blog | null;
  @ArrayField({ baseField: CharField({ maxLength: 5 }), blank: true }) tags!: string[];
  @IntegerField({ default: 0 }) n_comments!: number;
  @DecimalField({ null: true }) price!: string | null;
  @DateTimeField({ null: true }) pub_date!: Date | null;
  @JSONField({ null: true, blank: true }) extra!: JsonValue;
  static objects = new DjongoManager<Entry>();
}

let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Entry])));
afterAll(() => db.end());
beforeEach(async () => {
  await db.db.collection('entries').deleteMany({});
  db.sent.clear();
});

const stored = (entry: { pk: unknown }): Promise<unknown> =>
  db.db.collection('entries').findOne({ _id: entry.pk as ObjectId }, { promoteValues: false });
const count = (): Promise<number> => db.db.collection('entries').countDocuments();

describe('save of a new object', () => {
  it('inserts it, defaults applied, as BSON types', async () => {
    const entry = new Entry();
    entry.headline = 'h1';
    entry.blog = { name: 'b', lines: [{ text: 'l', width: 1 }] };
    entry.price = '1.50';
    await entry.save();
    const document = {
      _id: entry._id,
      h: 'h1',
      blog: { name: 'b', lines: [{ t: 'l', width: new Double(1) }] },
      tags: [],
      n_comments: 0,
      price: Decimal128.fromString('1.50'),
      pub_date: null,
      extra: null,
    };
    expect(entry._id).toBeInstanceOf(ObjectId);
    expect(db.sent.commands).toEqual([{ insert: 'entries', documents: [document], ordered: true }]);
    expect(await stored(entry)).toMatchObject({ ...document, n_comments: { value: 0 } });
    // The instance holds the model's form of what was stored.
    expect(entry.blog).toBeInstanceOf(Blog);
    expect(entry.blog?.lines[0]).toBeInstanceOf(Line);
    expect(entry.tags).toEqual([]);
  });

  it('inserts under the key it was given, and is an IntegrityError where that is taken', async () => {
    const first = await Entry.objects.create({ headline: 'h1' });
    const second = Entry.from({ _id: first._id, headline: 'h2' });
    const error = await rejection(second.save(), IntegrityError);
    expect(error).toMatchObject({ index: '_id_', fields: ['_id'] });
    expect(await stored(first)).toMatchObject({ h: 'h1' });
  });

  it('takes a key as hexadecimal digits', async () => {
    const hex = '65f0c0ffee00c0ffee00c0ff';
    const entry = Entry.from({ _id: hex, headline: 'h1' });
    await entry.save();
    expect(entry._id.equals(hex)).toBe(true);
    expect(db.sent.commands).toMatchObject([{ documents: [{ _id: new ObjectId(hex) }] }]);
  });

  it('has its key even if the insert failed, and can be tried again', async () => {
    await Entry.objects.create({ headline: 'taken' });
    const entry = Entry.from({ headline: 'taken' });
    const error = await rejection(entry.save(), IntegrityError);
    expect(error).toMatchObject({ index: 'h_1', fields: ['headline'] });
    expect(error.message).not.toContain('taken');
    const key = entry._id;
    entry.headline = 'free';
    await entry.save();
    expect(entry._id).toBe(key);
    expect(await count()).toBe(2);
  });

  it('refuses updateFields: an insert would write all', async () => {
    const entry = Entry.from({ headline: 'h1' });
    await expect(entry.save({ updateFields: ['headline'] })).rejects.toThrow(
      new NotSupportedError('save({ updateFields }) updates a stored Entry; this one would be inserted.'),
    );
    await expect(entry.save({ updateFields: ['headlin'] })).rejects.toThrow(FieldError);
    expect(db.sent.commands).toEqual([]);
  });
});

describe('save of a stored object', () => {
  it('sets its declared fields, and keeps keys that none declares', async () => {
    const _id = new ObjectId();
    const rest = { tags: ['x'], n_comments: 1, price: null, pub_date: null, extra: null };
    await db.db
      .collection('entries')
      .insertOne({ _id, h: 'h1', legacy: { a: 1 }, blog: { name: 'b', old: 1 }, ...rest });
    const entry = await Entry.objects.get({ pk: _id });
    db.sent.clear();
    await rejection(entry.save(), ValidationError);
    expect(db.sent.commands).toEqual([]);
    if (entry.blog) entry.blog.lines = [];
    await entry.save();
    const $set = { h: 'h1', blog: { name: 'b', lines: [] }, ...rest };
    expect(db.sent.commands).toEqual([{ update: 'entries', updates: [{ q: { _id }, u: { $set } }], ordered: true }]);
    // A container is written whole, so that what it does not declare goes.
    expect(await db.db.collection('entries').findOne({ _id })).toEqual({ _id, legacy: { a: 1 }, ...$set });
  });

  it('sets the named fields only, and looks at no others', async () => {
    const entry = await Entry.objects.create({ headline: 'h1', tags: ['a'] });
    db.sent.clear();
    Object.assign(entry, { headline: 5, tags: 'no list', price: 'no number', n_comments: 2 });
    await entry.save({ updateFields: ['headline', 'n_comments'] });
    expect(db.sent.commands).toEqual([
      {
        update: 'entries',
        updates: [{ q: { _id: entry._id }, u: { $set: { h: '5', n_comments: 2 } } }],
        ordered: true,
      },
    ]);
    expect(await stored(entry)).toMatchObject({ h: '5', tags: ['a'], price: null });
    const error = await rejection(entry.save(), ValidationError);
    expect(Object.keys(error.messageDict)).toEqual(['tags', 'price']);
  });

  it('sends nothing for no fields, and refuses names that are none', async () => {
    const entry = await Entry.objects.create({ headline: 'h1' });
    db.sent.clear();
    await entry.save({ updateFields: [] });
    await expect(entry.save({ updateFields: ['headlin'] })).rejects.toThrow(
      new FieldError("Entry has no field 'headlin' (perhaps you meant headline?)."),
    );
    expect(db.sent.commands).toEqual([]);
  });

  it('inserts a copy when its key was set to null', async () => {
    const entry = await Entry.objects.create({ headline: 'h1' });
    const first = entry._id;
    Object.assign(entry, { pk: null, headline: 'h2' });
    await entry.save();
    expect(entry._id).toBeInstanceOf(ObjectId);
    expect(entry._id.equals(first)).toBe(false);
    expect(await db.db.collection('entries').distinct('h')).toEqual(['h1', 'h2']);
    // It is the copy from now on.
    entry.headline = 'h3';
    await entry.save();
    expect(await db.db.collection('entries').distinct('h')).toEqual(['h1', 'h3']);
  });

  it('refuses a changed key, even one that clean() changed', async () => {
    const entry = await Entry.objects.create({ headline: 'h1' });
    const key = entry._id;
    db.sent.clear();
    const refusal = '_id of a stored object cannot change; set it to null and save to insert a copy.';
    entry._id = new ObjectId();
    await expect(entry.save()).rejects.toThrow(new FieldError(`Entry.${refusal}`));
    Object.assign(entry, { _id: { $gt: '' } });
    await expect(entry.save({ updateFields: ['headline'] })).rejects.toThrow(FieldError);
    // The same key in another form is no other key.
    Object.assign(entry, { _id: key.toHexString() });
    expect(db.sent.commands).toEqual([]);
    await entry.save();
    expect(entry._id.equals(key)).toBe(true);
    entry.clean = () => void (entry._id = new ObjectId());
    await expect(entry.save()).rejects.toThrow(FieldError);
  });

  it('is DoesNotExist when the document is gone', async () => {
    const entry = await Entry.objects.create({ headline: 'h1' });
    await db.db.collection('entries').deleteMany({});
    const error = await rejection(entry.save(), Entry.DoesNotExist);
    expect(error.message).toBe(
      'This Entry is no longer in the database; save({ forceInsert: true }) would insert it again.',
    );
    expect(await count()).toBe(0);
    await entry.save({ forceInsert: true });
    expect(await count()).toBe(1);
  });

  it('is an IntegrityError with forceInsert where the document is there', async () => {
    const entry = await Entry.objects.create({ headline: 'h1' });
    const error = await rejection(entry.save({ forceInsert: true }), IntegrityError);
    expect(error).toMatchObject({ index: '_id_', fields: ['_id'] });
    expect(error.message).not.toContain(String(entry._id));
  });

  it('is an IntegrityError where another has the value of a unique field', async () => {
    await Entry.objects.create({ headline: 'h1' });
    const second = await Entry.objects.create({ headline: 'h2' });
    second.headline = 'h1';
    expect(await rejection(second.save(), IntegrityError)).toMatchObject({ index: 'h_1', fields: ['headline'] });
    expect(await stored(second)).toMatchObject({ h: 'h2' });
  });
});

describe('save in a session', () => {
  it('is undone with the transaction it is part of, insert and update alike', async () => {
    const kept = await Entry.objects.create({ headline: 'kept' });
    const session = db.connection.client.startSession();
    session.startTransaction();
    const added = Entry.from({ headline: 'undone' });
    await added.save({ session });
    kept.headline = 'changed';
    await kept.save({ session });
    await session.abortTransaction();
    await session.endSession();
    expect(await db.db.collection('entries').countDocuments({ h: { $in: ['undone', 'changed'] } })).toBe(0);
    expect(await Entry.objects.filter({ pk: kept.pk }).values('headline')).toEqual([{ headline: 'kept' }]);
  });
});

describe('save without validation', () => {
  it('stores what breaks rules, but in the form of the fields', async () => {
    const entry = Entry.from({ headline: 'x'.repeat(30) });
    Object.assign(entry, {
      n_comments: '7',
      blog: { name: 'far too long a name' },
      tags: ['too long a tag'],
      price: 3,
    });
    await entry.save({ validate: false });
    expect(await stored(entry)).toMatchObject({
      h: 'x'.repeat(30),
      n_comments: { value: 7 },
      blog: { name: 'far too long a name', lines: [] },
      tags: ['too long a tag'],
      price: Decimal128.fromString('3'),
    });
    expect(Object.keys((await stored(entry)) as object)).not.toContain('pub_date');
  });

  it('does not call clean()', async () => {
    const entry = Entry.from({ headline: 'h1' });
    entry.clean = () => {
      throw new Error('It ran.');
    };
    await entry.save({ validate: false });
    await entry.save({ validate: false });
    expect(await count()).toBe(1);
  });

  it('still refuses what cannot be stored, and sends nothing', async () => {
    const entry = Entry.from({ headline: 'h1' });
    Object.assign(entry, { n_comments: 1.5, blog: { name: { $gt: '' }, nam: 1 }, extra: [undefined] });
    const error = await rejection(entry.save({ validate: false }), ValidationError);
    expect(error.messageDict).toEqual({
      'blog.nam': ['Unknown field (perhaps you meant name?).'],
      'blog.name': ['“object” value must be a string.'],
      n_comments: ['“1.5” value must be an integer.'],
      extra: ['Value must be valid JSON.'],
    });
    expect(db.sent.commands).toEqual([]);
  });

  it('is what validateOnSave: false means, and `validate: true` the opposite', async () => {
    const lax = await modelDatabase([Entry], { alias: 'lax', validateOnSave: false });
    try {
      const entry = await lax.connection.manager(Entry).create({ headline: '' });
      await expect(entry.save({ validate: true })).rejects.toThrow('headline: This field cannot be blank.');
      await entry.save();
      expect(await lax.db.collection('entries').countDocuments()).toBe(1);
    } finally {
      await lax.end();
    }
  });
});

describe('a save that fails', () => {
  it('has written nothing, and reports all that is wrong', async () => {
    const entry = new Entry();
    Object.assign(entry, {
      blog: { name: 'far too long a name', lines: [{ text: '', width: 'x' }, null] },
      tags: ['ok', 'too long a tag'],
      n_comments: 2 ** 31,
      price: 'x',
      pub_date: new Date(Number.NaN),
    });
    const error = await rejection(entry.save(), ValidationError);
    expect(error.messageDict).toEqual({
      headline: ['This field cannot be null.'],
      'blog.name': ['Ensure this value has at most 10 characters (it has 19).'],
      'blog.lines.0.text': ['This field cannot be blank.'],
      'blog.lines.0.width': ['“x” value must be a float.'],
      'blog.lines.1': ['This field cannot be null.'],
      'tags.1': ['Ensure this value has at most 5 characters (it has 14).'],
      n_comments: ['Ensure this value is less than or equal to 2147483647.'],
      price: ['“x” value must be a decimal number.'],
      pub_date: [
        '“Invalid Date” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.',
      ],
    });
    expect(db.sent.commands).toEqual([]);
    expect(await count()).toBe(0);
    // Still new: once it is mended, it is inserted.
    Object.assign(entry, { headline: 'h1', blog: null, tags: [], n_comments: 0, price: null, pub_date: null });
    await entry.save();
    expect(await count()).toBe(1);
  });

  it('is so for create() too, and there names what is unknown besides', async () => {
    const values = { headlin: 'x', blog: { nam: 'b' }, n_comments: 'x', tags: [1, {}] };
    const error = await rejection(Entry.objects.create(values as object), ValidationError);
    expect(error.messageDict).toEqual({
      headlin: ['Unknown field (perhaps you meant headline?).'],
      'blog.nam': ['Unknown field (perhaps you meant name?).'],
      headline: ['This field cannot be null.'],
      'blog.name': ['This field cannot be null.'],
      'tags.1': ['“object” value must be a string.'],
      n_comments: ['“x” value must be an integer.'],
    });
    expect(db.sent.commands).toEqual([]);
  });

  it('of a frozen object says so rather than store what was not checked', async () => {
    const entry = Entry.from({ headline: 'h1' });
    Object.assign(entry, { n_comments: '5' });
    Object.freeze(entry);
    await expect(entry.save()).rejects.toThrow(TypeError);
    expect(db.sent.commands).toEqual([]);
  });
});

describe('what is too much for the server', () => {
  const nested = (levels: number): JsonValue => {
    let value: JsonValue = 1;
    for (let level = 0; level < levels; level++) value = { a: value };
    return value;
  };

  it('is refused before it is sent: more than 100 levels', async () => {
    const entry = await Entry.objects.create({ headline: 'h1', extra: nested(100) });
    expect((await Entry.objects.get({ pk: entry.pk })).extra).toEqual(nested(100));
    db.sent.clear();
    entry.extra = nested(101);
    for (const options of [{}, { validate: false }, { updateFields: ['extra'] }]) {
      const error = await rejection(entry.save(options), ValidationError);
      expect(error.messageDict).toEqual({ extra: ['Value is nested deeper than 100 levels.'] });
    }
    expect(db.sent.commands).toEqual([]);
  });

  it('is refused before it is sent: more than 16 MiB', async () => {
    const limit = 16 * 1024 * 1024;
    const large = Entry.from({ headline: 'h1', extra: 'x'.repeat(limit) });
    const error = await rejection(large.save(), ValidationError);
    expect(error).toMatchObject({ code: 'too_large', params: { max: limit } });
    expect(Object.keys(error.messageDict)).toEqual(['__all__']);
    expect(db.sent.commands).toEqual([]);
    // What the message counts is what the server counts: the largest document is stored.
    large.extra = 'x'.repeat(limit - (Number(error.params['size']) - limit));
    await large.save();
    expect(await count()).toBe(1);
  });
});
