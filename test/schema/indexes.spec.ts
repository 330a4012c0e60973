import {
  ArrayField,
  CharField,
  CompoundIndex,
  connect,
  DateTimeField,
  DecimalField,
  EmbeddedField,
  FloatField,
  HashedIndex,
  ImproperlyConfigured,
  IntegerField,
  IntegrityError,
  JSONField,
  type JsonValue,
  Meta,
  type MetaOptions,
  Model,
  Q,
  SearchIndex,
  TextIndex,
  TTLIndex,
  TwoDSphereIndex,
  UniqueConstraint,
  VectorSearchIndex,
  WildcardIndex,
} from 'nestjs-djongo';
import { serverUri } from '../support/database.js';
import { modelDatabase, rejection } from '../models/support.js';

class Place {
  @CharField({ dbColumn: 'c' }) city!: string;
  @JSONField({ null: true, blank: true, dbColumn: 'p' }) point!: JsonValue | null;
}

class Base extends Model {
  @CharField({ dbColumn: 'h' }) headline!: string;
  @CharField({ null: true }) slug!: string | null;
  @IntegerField({ default: 0 }) n!: number;
  @DecimalField({ default: '1' }) price!: string;
  @DateTimeField({ null: true }) created!: Date | null;
  @ArrayField({ baseField: CharField(), blank: true }) tags!: string[];
  @JSONField({ null: true, blank: true, dbColumn: 'x' }) extra!: JsonValue | null;
  @EmbeddedField({ modelContainer: Place, null: true }) place!: Place | null;
}
Meta({ abstract: true })(Base);

function made(options: MetaOptions): { new (): Base } {
  class Item extends Base {}
  Meta(options)(Item);
  return Item;
}

/** The indexes that a model leads to, without that of the primary key. */
async function created(options: MetaOptions): Promise<object[]> {
  const db = await modelDatabase([made(options)]);
  try {
    const indexes = await db.db.collection('item').indexes();
    // What was created is what was declared.
    expect(await db.connection.sync({ dryRun: true })).toEqual([]);
    return indexes.slice(1).map(({ v, ...index }) => (expect(v).toBe(2), index));
  } finally {
    await db.end();
  }
}

describe('An index of Meta is created in the server', () => {
  it.each<[name: string, options: MetaOptions, index: object]>([
    [
      'compound, with a collation and a condition',
      {
        indexes: [
          new CompoundIndex({
            fields: ['place__city', '-created'],
            collation: { locale: 'en', strength: 2 },
            partialFilterExpression: Q({ n__gt: 3, place__city__isnull: false }),
            hidden: true,
            name: 'by_city',
          }),
        ],
      },
      {
        key: { 'place.c': 1, created: -1 },
        name: 'by_city',
        hidden: true,
        collation: expect.objectContaining({ locale: 'en', strength: 2 }),
        partialFilterExpression: { n: { $gt: 3 }, 'place.c': { $type: expect.arrayContaining(['string']) } },
      },
    ],
    [
      'of words',
      {
        indexes: [
          new TextIndex({
            fields: ['headline', 'place__city'],
            weights: { headline: 10 },
            defaultLanguage: 'french',
            languageOverride: 'lang',
          }),
        ],
      },
      {
        key: { _fts: 'text', _ftsx: 1 },
        name: 'h_text_place.c_text',
        weights: { h: 10, 'place.c': 1 },
        default_language: 'french',
        language_override: 'lang',
        textIndexVersion: 3,
      },
    ],
    [
      'of words, by default',
      { indexes: [new TextIndex({ fields: ['tags'] })] },
      expect.objectContaining({ weights: { tags: 1 }, default_language: 'english' }),
    ],
    ['of all keys', { indexes: [new WildcardIndex()] }, { key: { '$**': 1 }, name: '$**_1' }],
    [
      'of the keys of a field',
      { indexes: [new WildcardIndex({ fields: ['extra'] })] },
      { key: { 'x.$**': 1 }, name: 'x.$**_1' },
    ],
    [
      'of the keys of some fields',
      { indexes: [new WildcardIndex({ fields: ['extra', 'place__point'], name: 'some' })] },
      { key: { '$**': 1 }, name: 'some', wildcardProjection: { x: 1, 'place.p': 1 } },
    ],
    [
      'of all keys but some',
      { indexes: [new WildcardIndex({ wildcardProjection: { extra: 0 } })] },
      { key: { '$**': 1 }, name: '$**_1', wildcardProjection: { x: 0 } },
    ],
    [
      'of places',
      { indexes: [new TwoDSphereIndex({ fields: ['place__point', '-n'] })] },
      { key: { 'place.p': '2dsphere', n: -1 }, name: 'place.p_2dsphere_n_-1', '2dsphereIndexVersion': 3 },
    ],
    [
      'of hashes',
      { indexes: [new HashedIndex({ fields: ['place__city'] })] },
      { key: { 'place.c': 'hashed' }, name: 'place.c_hashed' },
    ],
    [
      'that expires',
      {
        indexes: [
          new TTLIndex({ fields: ['created'], expireAfterSeconds: 3600, partialFilterExpression: Q({ n: 1 }) }),
        ],
      },
      { key: { created: 1 }, name: 'created_1', expireAfterSeconds: 3600, partialFilterExpression: { n: 1 } },
    ],
    [
      'unique under a condition',
      {
        constraints: [
          new UniqueConstraint({
            fields: ['slug', 'n'],
            condition: Q({ slug__isnull: false, price__gte: '1.5' }),
            name: 'one_slug',
          }),
        ],
      },
      expect.objectContaining({ key: { slug: 1, n: 1 }, name: 'one_slug', unique: true }),
    ],
    [
      'unique',
      { constraints: [new UniqueConstraint({ fields: ['slug'] })] },
      { key: { slug: 1 }, name: 'slug_1', unique: true },
    ],
  ])('%s', async (_, options, index) => {
    expect(await created(options)).toEqual([index]);
  });
});

it('A unique constraint under a condition is about the documents that meet it', async () => {
  const constraint = new UniqueConstraint({
    fields: ['slug'],
    condition: Q({ slug__isnull: false }),
    name: 'one_slug',
  });
  const Item = made({ constraints: [constraint] });
  const db = await modelDatabase([Item]);
  try {
    const items = db.connection.manager(Item);
    await items.create({ headline: 'a', slug: null });
    await items.create({ headline: 'b', slug: null });
    await items.create({ headline: 'c', slug: 'c' });
    const error = await rejection(items.create({ headline: 'd', slug: 'c' }), IntegrityError);
    expect(error).toMatchObject({ index: 'one_slug', fields: ['slug'] });
    // It does not guard every document, so those who look for one first still take turns.
    const [one, isNew] = await items.getOrCreate({ headline: 'a', slug: null });
    expect([one.headline, isNew]).toEqual(['a', false]);
  } finally {
    await db.end();
  }
});

describe('An index is refused', () => {
  const odd = (value: unknown): never => value as never;

  it.each<[string, () => unknown, string | RegExp]>([
    [
      'option',
      () => new CompoundIndex({ fields: ['n'], uniq: true } as never),
      "CompoundIndex has no option 'uniq' (perhaps you meant unique?).",
    ],
    ['no options', () => new TextIndex(odd(undefined)), 'TextIndex takes an object of options, not undefined.'],
    ['no fields', () => new TextIndex(odd({})), "TextIndex: 'fields' must be an array of at least one field."],
    ['twice', () => new TextIndex({ fields: ['n', 'n'] }), "TextIndex: 'fields' names 'n' twice."],
    [
      'weights',
      () => new TextIndex({ fields: ['n'], weights: { n: 0 } }),
      "TextIndex: 'weights' must be whole numbers from 1 to 99999 by field.",
    ],
    [
      'collation',
      () => new TextIndex({ fields: ['n'], collation: { locale: 'en' } } as never),
      /TextIndex has no option 'collation'/,
    ],
    [
      'condition',
      () => new CompoundIndex({ fields: ['n'], partialFilterExpression: odd({ n: 1 }) }),
      "CompoundIndex: 'partialFilterExpression' must be a condition made by Q().",
    ],
    [
      'ttl',
      () => new TTLIndex(odd({ fields: ['created'] })),
      "TTLIndex: 'expireAfterSeconds' must be a whole number of seconds, zero or more.",
    ],
    [
      'ttl of two',
      () => new TTLIndex({ fields: ['a', 'b'], expireAfterSeconds: 1 }),
      "TTLIndex: 'fields' must name exactly one field.",
    ],
    [
      'hashed of two',
      () => new HashedIndex({ fields: ['a', 'b'] }),
      "HashedIndex: 'fields' must name exactly one field.",
    ],
    [
      'wildcard',
      () => new WildcardIndex({ fields: ['a'], wildcardProjection: { b: 1 } }),
      "WildcardIndex takes 'fields' or 'wildcardProjection', not both.",
    ],
    [
      'similarity',
      () => new VectorSearchIndex({ fields: ['a'], name: 'v', similarity: odd('near') }),
      "VectorSearchIndex: 'similarity' must be 'cosine', 'euclidean' or 'dotProduct'.",
    ],
    [
      'search',
      () => new SearchIndex({ field: ['a'] } as never),
      "SearchIndex has no option 'field' (perhaps you meant fields?).",
    ],
  ])('where it is made: %s', (_, make, message) => {
    expect(make).toThrow(ImproperlyConfigured);
    expect(make).toThrow(message);
  });

  it.each<[string, MetaOptions, string | RegExp]>([
    [
      'path',
      { indexes: [new TextIndex({ fields: ['headlin'] })] },
      "Item: Meta.indexes names 'headlin', which is no field (perhaps you meant headline?).",
    ],
    [
      'weights',
      { indexes: [new TextIndex({ fields: ['headline'], weights: { heading: 2 } })] },
      /names 'heading', which is no field/,
    ],
    [
      'search path',
      { indexes: [new SearchIndex({ fields: ['place__town'] })] },
      /names 'place__town', which is no field/,
    ],
    [
      'ttl',
      { indexes: [new TTLIndex({ fields: ['n'], expireAfterSeconds: 1 })] },
      "Item: TTLIndex over 'n': only dates can expire.",
    ],
    [
      'hashed',
      { indexes: [new HashedIndex({ fields: ['tags'] })] },
      "Item: HashedIndex over 'tags': the server hashes no arrays.",
    ],
    ['unique', { constraints: [new UniqueConstraint({ fields: ['slugg'] })] }, /Meta.constraints names 'slugg'/],
    [
      'operator',
      { constraints: [new UniqueConstraint({ fields: ['slug'], condition: Q({ slug__ne: 'x' }), name: 'u' })] },
      /^Item: the condition of the unique constraint 'u' needs \$ne, which MongoDB does not allow in the filter of an index/,
    ],
    [
      'name in a condition',
      { indexes: [new CompoundIndex({ fields: ['n'], partialFilterExpression: Q({ m: 1 }) })] },
      "Item: the partialFilterExpression of the index 'n_1' cannot be compiled: Item has no field 'm'.",
    ],
    [
      'vector',
      { indexes: [new VectorSearchIndex({ fields: ['n'], name: 'v' })] },
      "VectorSearchIndex 'v' names no field of vectors.",
    ],
    [
      'two of one name',
      { indexes: [new CompoundIndex({ fields: ['n'] }), new CompoundIndex({ fields: ['n'], unique: true })] },
      "Item declares two different indexes of the name 'n_1'; give one another 'name'.",
    ],
    [
      'two search indexes of one name',
      { indexes: [new SearchIndex(), new SearchIndex({ fields: ['headline'] })] },
      "Item: Meta.indexes has two search indexes of the name 'default'.",
    ],
    [
      'two of words',
      { indexes: [new TextIndex({ fields: ['headline'] }), new TextIndex({ fields: ['slug'] })] },
      'Item: a collection takes one TextIndex; name all its fields in one.',
    ],
    [
      'what is none',
      { indexes: [odd({ fields: ['n'] })] },
      'Item: Meta.indexes holds what new CompoundIndex({ fields: … }) makes, not object.',
    ],
    ['no array', { indexes: odd({}) }, 'Item: Meta.indexes takes an array, not object.'],
    [
      'validation',
      { schemaValidation: odd('strict') },
      "Item: Meta.schemaValidation takes one of 'off', 'warn', 'error'.",
    ],
  ])('at registration, before anything is connected: %s', async (_, options, message) => {
    const uri = serverUri();
    const error = await rejection(connect({ name: 'never', uri, models: [made(options)] }), ImproperlyConfigured);
    expect(error.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });
});

describe('A search index', () => {
  const Item = made({
    indexes: [
      new SearchIndex({ fields: ['headline', 'place__city', 'tags'], analyzer: 'lucene.french' }),
      new SearchIndex({ name: 'everything' }),
    ],
  });

  it('of vectors knows vectors from what narrows the search', async () => {
    const search = new VectorSearchIndex({
      fields: ['place__city', 'vector'],
      numDimensions: 3,
      similarity: 'euclidean',
    });
    class Embedded extends Base {
      @ArrayField({ baseField: FloatField(), blank: true }) vector!: number[];
    }
    Meta({ indexes: [search] })(Embedded);
    const db = await modelDatabase([Embedded], { logging: false });
    try {
      const [planned] = await db.connection.sync({ dryRun: true });
      expect(planned?.command?.['indexes']).toEqual([
        {
          name: 'vector_index',
          type: 'vectorSearch',
          definition: {
            fields: [
              { type: 'filter', path: 'place.c' },
              { type: 'vector', path: 'vector', numDimensions: 3, similarity: 'euclidean' },
            ],
          },
        },
      ]);
    } finally {
      await db.end();
    }
  });

  it('is planned, and left out with a warning by a server that has none', async () => {
    const db = await modelDatabase([Item], { logging: false });
    try {
      const [first, second] = await db.connection.sync({ dryRun: true });
      expect(first).toMatchObject({ kind: 'createSearchIndex', index: 'default', applied: false });
      expect(first?.command).toEqual({
        createSearchIndexes: 'item',
        indexes: [
          {
            name: 'default',
            type: 'search',
            definition: {
              mappings: {
                dynamic: false,
                fields: {
                  h: { type: 'string' },
                  place: { type: 'document', fields: { c: { type: 'string' } } },
                  tags: { type: 'string' },
                },
              },
              analyzer: 'lucene.french',
            },
          },
        ],
      });
      expect(second?.command?.['indexes'][0].definition).toEqual({ mappings: { dynamic: true } });
      const done = await db.connection.sync();
      expect(done.map(({ applied }) => applied)).toEqual([false, false]);
    } finally {
      await db.end();
    }
  });
});
