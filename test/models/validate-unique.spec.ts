import {
  ArrayField,
  CharField,
  type CleanOptions,
  CompoundIndex,
  DateField,
  DjongoManager,
  EmbeddedField,
  FieldError,
  IntegerField,
  IntegrityError,
  Meta,
  Model,
  ValidationError,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from './support.js';

class Spot {
  @CharField({ unique: true }) code!: string;
  @IntegerField({ default: 0 }) level!: number;
}

@Meta({
  collection: 'post',
  indexes: [
    new CompoundIndex({ fields: ['pub_date', '-slug', 'spot__level'], unique: true }),
    new CompoundIndex({ fields: ['slug', 'rank'], unique: true, sparse: true }),
    new CompoundIndex({ fields: ['serial'], unique: true }),
    new CompoundIndex({ fields: ['rank'] }),
  ],
})
class BlogPost extends Model {
  @CharField({ primaryKey: true, maxLength: 10, verboseName: 'ID' }) key!: string;
  @CharField({ unique: true, maxLength: 10, dbColumn: 'h' }) headline!: string;
  @CharField({
    unique: true,
    null: true,
    verboseName: 'web address',
    errorMessages: { unique: 'Taken: choose again.' },
  })
  url!: string | null;
  @CharField() slug!: string;
  @DateField({ verboseName: 'date of publication' }) pub_date!: Date;
  @EmbeddedField({ modelContainer: Spot }) spot!: Spot;
  @IntegerField({ null: true }) rank!: number | null;
  @IntegerField({ null: true }) serial!: number | null;
  @ArrayField({ baseField: CharField(), blank: true, unique: true }) tags!: string[];
  static objects = new DjongoManager<BlogPost>();
}

let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([BlogPost], { autoIndex: false })));
afterAll(() => db.end());
beforeEach(async () => {
  await db.db.collection('post').deleteMany({});
  db.sent.clear();
});

const values = (at: number): object => ({
  key: `k${at}`,
  headline: `h${at}`,
  url: `u${at}`,
  slug: `s${at}`,
  pub_date: new Date(Date.UTC(2024, 0, at)),
  spot: { code: `c${at}`, level: at },
  rank: at,
  serial: at,
});
const post = (at: number, changes: object = {}): BlogPost => BlogPost.from({ ...values(at), ...changes });
const stored = async (at: number, changes: object = {}): Promise<BlogPost> => {
  const saved = post(at, changes);
  await saved.save();
  db.sent.clear();
  return saved;
};
const issues = async (validation: Promise<void>) => (await rejection(validation, ValidationError)).messageDict;

describe('validateUnique', () => {
  it('passes where nothing is taken, after one command', async () => {
    await stored(1);
    await post(2).validateUnique();
    expect(db.sent.commands).toHaveLength(1);
    const [{ pipeline = [] }] = db.sent.commands as [{ pipeline?: object[] }];
    expect(pipeline.slice(0, 4)).toEqual([
      { $match: { _id: { $eq: 'k2' } } },
      { $limit: 1 },
      { $project: { _id: 0, at: { $literal: 0 } } },
      {
        $unionWith: {
          coll: 'post',
          pipeline: [{ $match: { h: { $eq: 'h2' } } }, { $limit: 1 }, { $project: { _id: 0, at: { $literal: 1 } } }],
        },
      },
    ]);
    expect(pipeline).toHaveLength(9);
  });

  it.each<[string, object, Record<string, string[]>]>([
    ['the key', { key: 'k1' }, { key: ['Blog post with this ID already exists.'] }],
    ['a field', { headline: 'h1' }, { headline: ['Blog post with this Headline already exists.'] }],
    ['a field with a message of its own', { url: 'u1' }, { url: ['Taken: choose again.'] }],
    [
      'a field of an embedded document',
      { spot: { code: 'c1' } },
      { 'spot.code': ['Blog post with this Code already exists.'] },
    ],
    ['an index over one field', { serial: 1 }, { serial: ['Blog post with this Serial already exists.'] }],
    [
      'an index over two fields',
      { slug: 's1', rank: 1 },
      { __all__: ['Blog post with this Slug and Rank already exists.'] },
    ],
    [
      'an index over three fields',
      { slug: 's1', pub_date: '2024-01-01', spot: { code: 'c', level: 1 } },
      { __all__: ['Blog post with this Date of publication, Slug and Level already exists.'] },
    ],
  ])('refuses a value that is taken, of %s', async (_, changes, expected) => {
    await stored(1);
    const mine = post(2, changes);
    expect(await issues(mine.validateUnique())).toEqual(expected);
    expect(db.sent.commands).toHaveLength(1);
  });

  it('has the codes and parameters of Django', async () => {
    await stored(1);
    const error = await rejection(post(2, { headline: 'h1', slug: 's1', rank: 1 }).validateUnique(), ValidationError);
    expect(error.issues.map(({ path, code, params }) => [path, code, params])).toEqual([
      ['headline', 'unique', { model_name: 'Blog post', field_label: 'Headline' }],
      ['__all__', 'unique_together', { model_name: 'Blog post', field_label: 'Slug and Rank' }],
    ]);
  });

  it('takes nulls for nothing, leaves arrays to the server, and sends nothing where nothing is to ask', async () => {
    await stored(1, { url: null, rank: null, serial: null, tags: ['x'] });
    await post(2, { url: null, rank: null, slug: 's1', serial: null, tags: ['x'] }).validateUnique();
    db.sent.clear();
    await new BlogPost().validateUnique();
    expect(db.sent.commands).toEqual([]);
  });

  it("does not count the object's own document", async () => {
    const mine = await stored(1);
    await stored(2);
    await mine.validateUnique();
    expect(db.sent.commands[0]).toMatchObject({
      pipeline: [{ $match: { h: { $eq: 'h1' }, $nor: [{ _id: 'k1' }] } }, {}, {}, {}, {}, {}, {}, {}],
    });
    mine.headline = 'h2';
    expect(await issues(mine.validateUnique())).toEqual({ headline: ['Blog post with this Headline already exists.'] });
  });

  it('leaves out what is excluded, and indexes with such a field', async () => {
    await stored(1);
    const mine = post(2, { headline: 'h1', slug: 's1', rank: 1 });
    await mine.validateUnique({ exclude: ['headline', 'rank'] });
    await rejection(mine.validateUnique({ exclude: ['headlin'] }), FieldError);
  });

  it('reads values as data, never as operators', async () => {
    await stored(1);
    await post(2, { headline: '$h', url: '{ "$ne": null }' }).validateUnique();
    const odd = post(2);
    Reflect.set(odd, 'headline', { $ne: null });
    expect(Object.keys(await issues(odd.validateUnique()))).toEqual(['headline']);
  });
});

describe('fullClean', () => {
  it('says what is wrong with the fields and what is taken, in one error', async () => {
    await stored(1);
    const mine = post(2, { headline: 'much too long', url: 'u1', slug: '', rank: 1 });
    expect(await issues(mine.fullClean())).toEqual({
      headline: ['Ensure this value has at most 10 characters (it has 13).'],
      slug: ['This field cannot be blank.'],
      url: ['Taken: choose again.'],
    });
    // What is wrong already is not asked for.
    expect(JSON.stringify(db.sent.commands)).not.toContain('much too long');
  });

  it('leaves out what is excluded, and the server on request', async () => {
    await stored(1);
    const mine = post(1, { key: 'k2', spot: { code: 'c2', level: 2 }, rank: 2, serial: 2, slug: 'much', url: 'u2' });
    await mine.fullClean({ exclude: ['headline'] });
    db.sent.clear();
    await mine.fullClean({ validateUnique: false });
    expect(db.sent.commands).toEqual([]);
    await rejection(mine.fullClean(), ValidationError);
    await rejection(mine.fullClean({ exclude: ['nothing'] }), FieldError);
  });

  it('is not what save() does: there the unique index answers', async () => {
    await stored(1);
    await post(2, { headline: 'h1' }).save();
    expect(db.sent.commands.map((command) => Object.keys(command)[0])).toEqual(['insert']);
    await db.db.collection('post').deleteMany({ _id: 'k2' as never });
    await db.db.collection('post').createIndex({ h: 1 }, { unique: true });
    await rejection(post(2, { headline: 'h1' }).save(), IntegrityError);
  });

  it('calls what a model overrides', async () => {
    class Strict extends BlogPost {
      override validateUnique(): Promise<void> {
        return Promise.reject(new ValidationError({ headline: 'Ours.' }));
      }
      override async validateConstraints({ exclude = [] }: CleanOptions = {}): Promise<void> {
        throw new ValidationError(`without ${exclude.join()}`);
      }
    }
    const mine = Strict.from({ ...values(1), slug: '' });
    expect(await issues(mine.fullClean())).toEqual({
      slug: ['This field cannot be blank.'],
      headline: ['Ours.'],
      __all__: ['without slug'],
    });
  });

  it('needs no connection where there is nothing to ask', async () => {
    class Loose extends Model {
      @CharField({ maxLength: 3 }) text!: string;
    }
    await Loose.from({ text: 'a' }).fullClean();
    expect(await issues(Loose.from({ text: 'abcd' }).fullClean())).toEqual({
      text: ['Ensure this value has at most 3 characters (it has 4).'],
    });
  });
});

describe('cleanFields', () => {
  it('leaves out what is excluded', () => {
    const mine = post(1, { headline: '', rank: '5' });
    mine.cleanFields({ exclude: ['headline'] });
    expect(mine.rank).toBe(5);
    expect(() => mine.cleanFields()).toThrow(ValidationError);
    expect(() => mine.cleanFields({ exclude: ['headlin'] })).toThrow(FieldError);
  });
});
