import { BSON, Decimal128, Double, Long, ObjectId } from 'mongodb';
import { MigrationError, ValidationError } from '../errors/index.js';
import {
  ArrayField,
  CharField,
  DecimalField,
  EmbeddedField,
  FloatField,
  IntegerField,
  JSONField,
  type JsonValue,
} from '../fields/index.js';
import { metaOf, type PathStep, walkPath } from '../meta/index.js';
import { compileCodec } from './index.js';

class Line {
  @CharField({ dbColumn: 't' }) text!: string;
  @FloatField({ null: true }) width!: number | null;
}

class Blog {
  @CharField({ dbColumn: 'n' }) name!: string;
  @ArrayField({ modelContainer: Line }) lines!: Line[];
}

class Entry {
  @CharField({ dbColumn: 'constructor' }) headline!: string;
  @EmbeddedField({ modelContainer: Blog }) blog!: Blog;
  @DecimalField() price!: string;
  @IntegerField() n!: number;
  @JSONField() extra!: JsonValue;
}

const meta = metaOf(Entry);
const codec = compileCodec(meta, { strict: false });
const strict = compileCodec(meta, { strict: true });
const _id = new ObjectId();

/** A document as it comes from the server, read under the options that the reader asks for. */
const fromServer = (document: object): unknown => BSON.deserialize(BSON.serialize(document), codec.models.options);
const read = (document: object): Entry => codec.models.read(fromServer(document));

const whole = {
  _id,
  constructor: 'h',
  blog: { n: 'b', lines: [{ t: 'l', width: new Double(1) }] },
  price: Decimal128.fromString('1.50'),
  n: 5,
  extra: { $gt: 1 },
};

describe('reading', () => {
  it('makes instances, containers too, under the declared names', () => {
    const entry = read(whole);
    expect(entry).toBeInstanceOf(Entry);
    expect(entry.blog).toBeInstanceOf(Blog);
    expect(entry.blog.lines[0]).toBeInstanceOf(Line);
    expect(entry).toEqual({
      _id,
      headline: 'h',
      blog: { name: 'b', lines: [{ text: 'l', width: 1 }] },
      price: '1.50',
      n: 5,
      extra: { $gt: 1 },
    });
  });

  it('reads what is missing as null, arrays and what every object inherits too', () => {
    expect(read({ _id, blog: {} })).toEqual({
      _id,
      headline: null,
      blog: { name: null, lines: null },
      price: null,
      n: null,
      extra: null,
    });
  });

  it('ignores keys that no field declares', () => {
    const stored = JSON.parse(
      '{"blog": {"n": "b", "x": 1}, "headline": "not its key", "__proto__": {"n": 1}}',
    ) as object;
    const entry = read(stored);
    expect(entry).toMatchObject({ headline: null, n: null, blog: { name: 'b' } });
    expect(Object.keys(entry.blog)).toEqual(['name', 'lines']);
    expect(Object.getPrototypeOf(entry)).toBe(Entry.prototype);
  });

  it('takes numbers of any width', () => {
    expect(read({ ...whole, n: Long.fromNumber(7), price: 2.5, extra: [Long.fromNumber(7)] })).toMatchObject({
      n: 7,
      price: '2.5',
      extra: [7],
    });
  });
});

describe('reading where the schema is enforced', () => {
  const refusal = (document: object): string => {
    try {
      strict.models.read(fromServer(document));
      return 'nothing refused';
    } catch (error) {
      if (error instanceof MigrationError) return error.message;
      throw error;
    }
  };

  it('takes a complete document, keys that no field declares included', () => {
    expect(refusal({ ...whole, more: 1 })).toBe('nothing refused');
  });

  it('names collection, key and every missing path', () => {
    const { constructor: _headline, n: _n, ...rest } = whole;
    const document = { ...rest, blog: { lines: [{ t: 'a', width: 1 }, { t: 'b' }, { width: 1 }] } };
    expect(refusal(document)).toBe(
      `The document ${_id.toHexString()} of collection 'entry' lacks constructor, blog.n, blog.lines.1.width, ` +
        'blog.lines.2.t, n, which Entry declares. Add what is missing to the stored documents, or set enforceSchema to false.',
    );
    expect(refusal({ ...rest, _id: { a: 1 }, n: 1 })).toMatch(
      /^The document {"a":1} of collection 'entry' lacks constructor,/,
    );
  });

  it('asks nothing of null, of an empty container, nor of a value of another type', () => {
    expect(refusal({ ...whole, blog: null })).toBe('nothing refused');
    expect(refusal({ ...whole, blog: {} })).toBe('nothing refused');
    expect(refusal({ ...whole, blog: 'x', extra: null })).toBe('nothing refused');
    expect(refusal({ ...whole, blog: { n: 'b', lines: [null, {}, 1] } })).toBe('nothing refused');
  });
});

describe('reading rows', () => {
  const row = (document: object, ...paths: string[]): Record<string, unknown> => {
    const reader = codec.values(paths.map((key) => ({ key, steps: walkPath(meta, key) as readonly PathStep[] })));
    return reader.read(fromServer(document));
  };

  it('gives the values at their paths', () => {
    expect(row(whole, 'headline', 'blog__name', 'price', 'pk')).toEqual({
      headline: 'h',
      blog__name: 'b',
      price: '1.50',
      pk: _id,
    });
    expect(row(whole, 'blog')['blog']).toBeInstanceOf(Blog);
  });

  it('goes through arrays, or to one of their items', () => {
    const document = { blog: { lines: [{ t: 'a' }, null, { width: 1 }] } };
    expect(
      row(document, 'blog__lines__text', 'blog__lines__2__width', 'blog__lines__7__width', 'blog__lines__0'),
    ).toEqual({
      blog__lines__text: ['a', null, null],
      blog__lines__2__width: 1,
      blog__lines__7__width: null,
      blog__lines__0: Object.assign(new Line(), { text: 'a', width: null }),
    });
  });

  it('gives null for what is not there, or inherited', () => {
    expect(row({ blog: 5 }, 'headline', 'blog__name', 'blog__lines__text', 'n')).toEqual({
      headline: null,
      blog__name: null,
      blog__lines__text: null,
      n: null,
    });
  });
});

describe('writing', () => {
  const entry = (values: object = {}): Entry => Object.assign(read(whole), values);

  it('gives the document under its columns, as BSON types', () => {
    expect(codec.write(entry())).toEqual(whole);
    expect(codec.write(entry({ blog: null, n: undefined }))).toEqual({ ...whole, blog: null, n: undefined });
    expect('n' in codec.write(entry({ n: undefined }))).toBe(false);
  });

  it('gives a part of it, without looking at the rest', () => {
    const fields = [...meta.fields.values()].filter(({ name }) => name === 'headline' || name === 'n');
    expect(codec.write(entry({ price: 'not a number' }), fields)).toEqual({ constructor: 'h', n: 5 });
  });

  const nested = (levels: number): JsonValue => {
    let value: JsonValue = 1;
    for (let level = 0; level < levels; level++) value = level % 2 ? { a: value } : [value];
    return value;
  };

  it('refuses what is nested too deep within the document, and says where', () => {
    class Box {
      @JSONField() extra!: JsonValue;
    }
    class Shelf {
      @ArrayField({ modelContainer: Box }) boxes!: Box[];
      @JSONField() extra!: JsonValue;
    }
    const { write } = compileCodec(metaOf(Shelf), { strict: false });
    const shelf = (inBox: number, beside: number): Shelf =>
      Object.assign(new Shelf(), { boxes: [{ extra: nested(inBox) }], extra: nested(beside) });
    expect(() => write(shelf(98, 100))).not.toThrow();
    const refused = (): unknown => write(shelf(99, 101));
    expect(refused).toThrow(ValidationError);
    expect(refused).toThrow(
      expect.objectContaining({
        messageDict: {
          boxes: ['Value is nested deeper than 100 levels.'],
          extra: ['Value is nested deeper than 100 levels.'],
        },
      }) as Error,
    );
  });

  it('counts keys of the driver, which are written as maps', () => {
    const value = { _bsontype: 'x', a: nested(100) };
    const tooDeep = entry({ extra: value });
    expect(() => codec.write(tooDeep)).toThrow('extra: Value is nested deeper than 100 levels.');
  });

  const sizeOf = (document: object): number => BSON.calculateObjectSize(document);
  const LIMIT = 16 * 1024 * 1024;

  it('refuses a document larger than the server takes, to the byte', () => {
    const rest = sizeOf(codec.write(entry({ headline: '' })));
    const fits = entry({ headline: 'x'.repeat(LIMIT - rest) });
    expect(sizeOf(codec.write(fits))).toBe(LIMIT);
    fits.headline += 'x';
    expect(() => codec.write(fits)).toThrow(
      new ValidationError(`The document has ${LIMIT + 1} bytes; the server takes at most ${LIMIT}.`),
    );
  });

  it('refuses it whatever makes it large: wide characters, keys, many small values', () => {
    const wide = entry({ headline: '\u4e2d'.repeat(LIMIT / 3) });
    const keys = entry({ extra: { ['k'.repeat(LIMIT)]: 1 } });
    const many = entry({ extra: Array.from({ length: 1_200_000 }, () => 1.5) });
    for (const large of [wide, keys, many]) expect(() => codec.write(large)).toThrow(/^The document has \d+ bytes/);
    expect(() => codec.write(entry({ extra: Array.from({ length: 700_000 }, () => 1) }))).not.toThrow();
  });
});
