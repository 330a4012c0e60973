import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  type AnyFilter,
  ArrayField,
  CharField,
  CompoundIndex,
  connect,
  type Defaults,
  DjongoManager,
  EmbeddedField,
  FieldError,
  IntegerField,
  IntegrityError,
  JSONField,
  type JsonValue,
  Meta,
  Model,
  NotSupportedError,
  ObjectId,
  ObjectIdField,
  Q,
  ValidationError,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from '../models/support.js';

class Blog {
  @CharField({ maxLength: 10, dbColumn: 'b' }) name!: string;
  @CharField({ blank: true, default: '' }) tagline!: string;
}

@Meta({ collection: 'post', indexes: [new CompoundIndex({ fields: ['n', '-slot'], unique: true, name: 'place' })] })
class Post extends Model {
  @ObjectIdField() _id!: ObjectId;
  @CharField({ maxLength: 10, dbColumn: 'h' }) headline!: string;
  @CharField({ null: true, blank: true, dbColumn: 'c' }) comment!: string | null;
  @IntegerField({ default: () => counter++ }) n!: number;
  @IntegerField({ default: 0 }) slot!: number;
  @EmbeddedField({ modelContainer: Blog, null: true, blank: true }) blog!: Blog | null;
  @ArrayField({ baseField: CharField(), blank: true }) tags!: string[];
  @JSONField({ null: true, blank: true }) data!: JsonValue;

  static objects = new DjongoManager<Post>();
  static late = new (class extends DjongoManager<Post> {
    override getQuerySet() {
      return super.getQuerySet().filter({ slot__gte: 1 });
    }
  })();

  override clean(): void {
    if (this.headline === 'bad') throw new ValidationError('This is bad.');
  }
}

let counter = 0;
let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Post])));
afterAll(() => db.end());
beforeEach(async () => {
  await db.db.collection('post').deleteMany({});
  counter = 0;
  db.sent.clear();
});

const documents = () => db.db.collection('post').find().sort({ n: 1 }).toArray();
const names = (): string[] => db.sent.commands.map((command) => Object.entries(command)[0]?.join(' ') ?? '');
const document = (post: Post, more: object) => ({
  _id: post._id,
  h: 'h1',
  c: null,
  n: 0,
  slot: 0,
  blog: null,
  tags: [],
  data: null,
  ...more,
});
const fifty = <T>(work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 50 }, (_, i) => work(i)));

describe('getOrCreate()', () => {
  it('finds in one command', async () => {
    const post = await Post.objects.create({ headline: 'h1' });
    db.sent.clear();
    const make = jest.fn(() => 'x');
    const [found, created] = await Post.objects.getOrCreate({ headline: 'h1' }, { comment: make });
    expect([found.equals(post), created, found.comment]).toEqual([true, false, null]);
    expect(db.sent.commands).toEqual([{ find: 'post', filter: { h: 'h1' }, limit: 2 }]);
    expect(make).not.toHaveBeenCalled();
    expect(await documents()).toEqual([document(post, {})]);
  });

  it('creates by a unique index in two', async () => {
    const [post, created] = await Post.objects.getOrCreate(
      { n: 7, slot__exact: 1 },
      { headline: () => 'h1', comment: 'c', tags: ['x'] },
    );
    expect([post instanceof Post, created]).toEqual([true, true]);
    const stored = document(post, { n: 7, slot: 1, c: 'c', tags: ['x'] });
    expect(db.sent.commands).toEqual([
      { find: 'post', filter: { n: 7, slot: 1 }, limit: 2 },
      { insert: 'post', documents: [stored], ordered: true },
    ]);
    expect(await documents()).toEqual([stored]);
    post.comment = 'd';
    await post.save();
    expect(await documents()).toEqual([{ ...stored, c: 'd' }]);
  });

  it('creates under a lock where no index guards the lookup, and releases it', async () => {
    const [post, created] = await Post.objects.getOrCreate({ headline: 'h1', comment: null });
    expect(created).toBe(true);
    expect(names()).toEqual([
      'find post',
      'findAndModify djongo_locks',
      'find post',
      'insert post',
      'delete djongo_locks',
    ]);
    expect(db.sent.commands.at(1)).toMatchObject({ new: true, upsert: true });
    expect(JSON.stringify(db.sent.commands.at(1))).not.toContain('h1');
    expect(await documents()).toEqual([document(post, {})]);
    expect(await db.db.collection('djongo_locks').countDocuments()).toBe(0);
  });

  it.each<[string, (i: number) => object, (i: number) => object]>([
    ['a field without an index', () => ({ headline: 'h1' }), (i) => ({ n: i, comment: `c${i}` })],
    ['a path', () => ({ blog__name: 'b' }), (i) => ({ headline: `h${i}` })],
    ['other lookups too', () => ({ headline: 'h1', n__gte: 0 }), () => ({})],
    [
      'the same lookups in any order',
      (i) => (i % 2 ? { headline: 'h1', slot: 1 } : { slot: 1, headline: 'h1' }),
      () => ({}),
    ],
    ['a unique index', () => ({ n: 3, slot: 3 }), (i) => ({ headline: `h${i}` })],
    ['the primary key', () => ({ pk: '65f1c0ffee65f1c0ffee65f1' }), (i) => ({ headline: `h${i}` })],
  ])('makes one object of 50 parallel calls on %s', async (_, lookup, defaults) => {
    const all = await fifty((i) => Post.objects.getOrCreate(lookup(i) as AnyFilter, defaults(i)));
    expect(all.filter(([, created]) => created)).toHaveLength(1);
    expect(new Set(all.map(([post]) => String(post.pk))).size).toBe(1);
    expect(await documents()).toHaveLength(1);
    expect(await db.db.collection('djongo_locks').countDocuments()).toBe(0);
  });

  it('makes one object of parallel calls on several connections', async () => {
    const { name, uri } = db;
    const others = await Promise.all(
      ['b', 'c'].map((alias) => connect({ alias, name, uri, models: [Post], client: {} })),
    );
    try {
      const managers = [Post.objects, Post.objects.using('b'), Post.objects.using('c')];
      const all = await fifty((i) => (managers[i % 3] ?? Post.objects).getOrCreate({ headline: 'h1' }, { n: i }));
      expect(all.filter(([, created]) => created)).toHaveLength(1);
      expect(await documents()).toHaveLength(1);
    } finally {
      await Promise.all(others.map((other) => other.close()));
    }
  });

  it('makes as many objects as there are lookups', async () => {
    const all = await fifty((i) => Post.objects.getOrCreate({ headline: `h${i % 10}` }, { n: i }));
    expect(all.filter(([, created]) => created)).toHaveLength(10);
    expect(new Set((await documents()).map(({ h }) => String(h))).size).toBe(10);
    expect(await documents()).toHaveLength(10);
  });

  it('takes over a lock that its holder never released', async () => {
    await Post.objects.getOrCreate({ headline: 'h1' });
    const _id = db.sent.commands.find(({ findAndModify }) => findAndModify)?.['query']?._id as string;
    await db.db.collection('post').deleteMany({});
    const locks = db.db.collection<{ _id: string; until: Date }>('djongo_locks');
    await locks.insertOne({ _id, until: new Date(Date.now() - 1) });
    expect((await Post.objects.getOrCreate({ headline: 'h1' }))[1]).toBe(true);
    expect(await locks.countDocuments()).toBe(0);
  });

  it('makes values of equality only, and lets defaults go before them', async () => {
    const lookup = { headline__startswith: 'h', n__gte: 5, tags: 'x', data__a: 1, blog__name: 'b', comment: 'c' };
    const blog = { tagline: 't' };
    const defaults = { headline: 'h1', n: 6, blog, comment: 'd' };
    const [post, created] = await Post.objects.getOrCreate(lookup, defaults);
    expect(created).toBe(true);
    expect(await documents()).toEqual([document(post, { n: 6, c: 'd', blog: { b: 'b', tagline: 't' } })]);
    expect(blog).toEqual({ tagline: 't' });
  });

  it('takes embedded documents and arrays as a whole', async () => {
    const [post] = await Post.objects.getOrCreate({ headline: 'h1', blog: { name: 'b' }, tags: ['x', 'y'] });
    expect(post.blog).toBeInstanceOf(Blog);
    expect(await documents()).toEqual([document(post, { blog: { b: 'b', tagline: '' }, tags: ['x', 'y'] })]);
    expect((await Post.objects.getOrCreate({ headline: 'h1', blog: { name: 'b' }, tags: ['x', 'y'] }))[1]).toBe(false);
  });

  it('validates before anything is written', async () => {
    for (const [lookup, defaults, paths] of [
      [{ headline: 'x'.repeat(11), blog__name: '' }, { n: 1.5 }, ['headline', 'n', 'blog.name']],
      [{ headline: 'bad' }, {}, ['__all__']],
      [{ n: 1 }, { hedline: 'x' }, ['hedline']],
    ] as const) {
      const error = await rejection(
        Post.objects.getOrCreate(lookup as AnyFilter, defaults as Defaults<Post>),
        ValidationError,
      );
      expect(Object.keys(error.messageDict)).toEqual(paths);
    }
    expect(names().filter((name) => !name.startsWith('find '))).toEqual([]);
    expect(await documents()).toEqual([]);
  });

  it('is an error where several match', async () => {
    await Post.objects.bulkCreate([{ headline: 'h1' }, { headline: 'h1' }]);
    for (const call of [
      Post.objects.getOrCreate({ headline: 'h1' }),
      Post.objects.updateOrCreate({ headline: 'h1' }, { slot: 1 }),
    ]) {
      expect(await rejection(call)).toBeInstanceOf(Post.MultipleObjectsReturned);
    }
    expect((await documents()).map(({ slot }) => slot as number)).toEqual([0, 0]);
  });

  it('is an IntegrityError for a duplicate that the lookup does not find', async () => {
    const [post] = await Post.objects.getOrCreate({ n: 1 }, { headline: 'h1' });
    const error = await rejection(Post.objects.getOrCreate({ headline: 'h2' }, { n: 1 }), IntegrityError);
    expect(error).toMatchObject({ index: 'place', fields: ['n', 'slot'] });
    expect(await documents()).toEqual([document(post, { n: 1 })]);
    expect(await db.db.collection('djongo_locks').countDocuments()).toBe(0);
  });

  it('begins with its own query', async () => {
    await Post.objects.create({ headline: 'h1', slot: 0 });
    const [post, created] = await Post.late.getOrCreate({ headline: 'h1' }, { slot: 2 });
    expect([created, post.slot]).toEqual([true, 2]);
    expect((await Post.late.getOrCreate({ headline: 'h1' }))[1]).toBe(false);
    expect(await documents()).toHaveLength(2);
    const [again] = await Post.late.filter({ slot: 2 }).values('n').getOrCreate({ headline: 'h1' });
    expect(again.equals(post)).toBe(true);
  });

  it.each<[string, () => Promise<unknown>, new (...args: never[]) => Error, string]>([
    [
      'a condition of Q',
      () => Post.objects.getOrCreate(Q({ n: 1 }) as unknown as AnyFilter),
      FieldError,
      'Post: getOrCreate() takes an object of lookups, not a value of type Condition.',
    ],
    [
      'defaults that are no object',
      () => Post.objects.updateOrCreate({ n: 1 }, [] as unknown as Defaults<Post>),
      FieldError,
      'Post: the defaults of updateOrCreate() are an object of fields, not of type array.',
    ],
    [
      'an unknown field',
      () => Post.objects.getOrCreate({ hedline: 'x' } as AnyFilter),
      FieldError,
      "Post has no field 'hedline' (perhaps you meant headline?).",
    ],
    [
      'a slice',
      () => Post.objects.slice(3).getOrCreate({ n: 1 }),
      NotSupportedError,
      'getOrCreate() cannot follow slice(): call it before.',
    ],
  ])('refuses %s', async (_, call, kind, message) => {
    const error = await rejection(call());
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toBe(message);
    expect(db.sent.commands).toEqual([]);
  });
});

describe('updateOrCreate()', () => {
  it('sets the defaults, and only these, on what is there', async () => {
    const post = await Post.objects.create({ headline: 'h1', comment: 'c' });
    await db.db.collection('post').updateOne({}, { $set: { slot: 9 } });
    db.sent.clear();
    const [found, created] = await Post.objects.updateOrCreate(
      { headline: 'h1' },
      { n: 5, blog: { name: 'b' }, comment: () => 'd' },
    );
    expect([created, found.n, found.comment, found.blog instanceof Blog]).toEqual([false, 5, 'd', true]);
    const set = { n: 5, blog: { b: 'b', tagline: '' }, c: 'd' };
    expect(db.sent.commands).toEqual([
      { find: 'post', filter: { h: 'h1' }, limit: 2 },
      { update: 'post', updates: [{ q: { _id: post._id, h: 'h1' }, u: { $set: expect.anything() } }], ordered: true },
    ]);
    expect(db.sent.commands[1]?.['updates'][0].u.$set).toEqual(set);
    expect(await documents()).toEqual([document(post, { slot: 9, ...set })]);
    const [same] = await Post.objects.updateOrCreate({ pk: post._id }, { comment: 'e' });
    expect(db.sent.commands.at(-1)?.['updates'][0].q).toEqual({ _id: post._id });
    expect(same.comment).toBe('e');
  });

  it('creates what is not there', async () => {
    const [post, created] = await Post.objects.updateOrCreate({ n: 1, slot: 0 }, { headline: 'h1' });
    expect(created).toBe(true);
    expect(names()).toEqual(['find post', 'insert post']);
    expect(await documents()).toEqual([document(post, { n: 1 })]);
  });

  it('makes one object of 50 parallel calls, with the values of one of them', async () => {
    const all = await fifty((i) => Post.objects.updateOrCreate({ headline: 'h1' }, { slot: i, comment: `c${i}` }));
    expect(all.filter(([, created]) => created)).toHaveLength(1);
    const [stored, ...more] = await documents();
    expect(more).toEqual([]);
    expect(stored?.['c']).toBe(`c${stored?.['slot']}`);
  });

  it('validates what it sets, and clean() too', async () => {
    const post = await Post.objects.create({ headline: 'h1' });
    db.sent.clear();
    for (const [defaults, path] of [
      [{ slot: 1.5 }, 'slot'],
      [{ headline: 'bad' }, '__all__'],
    ] as const) {
      const error = await rejection(Post.objects.updateOrCreate({ n: 0 }, defaults), ValidationError);
      expect(Object.keys(error.messageDict)).toEqual([path]);
    }
    expect(names()).toEqual(['find post', 'find post']);
    expect(await documents()).toEqual([document(post, {})]);
  });

  it('finds and sets by the same collation', async () => {
    const post = await Post.objects.create({ headline: 'h1' });
    db.sent.clear();
    const collation = { locale: 'en', strength: 2 } as const;
    const [found, created] = await Post.objects
      .collation(collation)
      .comment('why')
      .updateOrCreate({ headline: 'H1' }, { comment: 'c' });
    expect([created, found.equals(post)]).toEqual([false, true]);
    expect(db.sent.commands).toEqual([
      { find: 'post', filter: { h: 'H1' }, limit: 2, collation, comment: 'why' },
      {
        update: 'post',
        updates: [{ q: { _id: post._id, h: 'H1' }, u: { $set: { c: 'c' } }, collation }],
        ordered: true,
        comment: 'why',
      },
    ]);
    expect(await documents()).toEqual([document(post, { c: 'c' })]);
  });

  it('refuses another key for what is there, and sets nothing for no defaults', async () => {
    const post = await Post.objects.create({ headline: 'h1' });
    db.sent.clear();
    const error = await rejection(Post.objects.updateOrCreate({ n: 0 }, { _id: new ObjectId() }), FieldError);
    expect(error.message).toContain('Post._id of a stored object cannot change');
    expect((await Post.objects.updateOrCreate({ n: 0 }, { comment: undefined }))[1]).toBe(false);
    expect(names()).toEqual(['find post', 'find post']);
    expect(await documents()).toEqual([document(post, {})]);
  });

  it('looks again when the object is gone before it is set', async () => {
    await Post.objects.create({ headline: 'h1', comment: 'old' });
    let isFirst = true;
    const slot = () => 4;
    const clean = jest.spyOn(Post.prototype, 'clean').mockImplementation(() => {
      if (isFirst) gone = db.db.collection('post').deleteMany({});
      isFirst = false;
      return gone.then(() => undefined) as unknown as void;
    });
    let gone: Promise<unknown> = Promise.resolve();
    try {
      const [post, created] = await Post.objects.updateOrCreate({ headline: 'h1' }, { slot });
      expect(created).toBe(true);
      expect(await documents()).toEqual([document(post, { n: 1, slot: 4 })]);
    } finally {
      clean.mockRestore();
    }
  });
});
