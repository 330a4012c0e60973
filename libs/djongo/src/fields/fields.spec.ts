import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { BSON, Decimal128, Double, Long, ObjectId } from 'mongodb';
import { DRIVER_OPTIONS } from '../codec/driver-options.js';
import type { ValidationIssue } from '../errors/index.js';
import {
  ArrayField,
  BooleanField,
  CharField,
  cleanField,
  DateField,
  DateTimeField,
  DecimalField,
  EmbeddedField,
  type Field,
  FloatField,
  IntegerField,
  JSONField,
  ObjectIdField,
  TextField,
} from './index.js';

class Tagline {
  @CharField({ maxLength: 20 }) title!: string;
  @CharField({ null: true, dbColumn: 'sub' }) subtitle!: string | null;
}

class Blog {
  @CharField({ maxLength: 10 }) name!: string;
  @EmbeddedField({ modelContainer: Tagline, null: true }) tagline!: Tagline | null;
  @ArrayField({ modelContainer: Tagline, blank: true }) lines!: Tagline[];
}

const hex = '65f0c0ffee00c0ffee00c0ff';
const id = new ObjectId(hex);
const noon = new Date('2024-02-29T12:34:56.789Z');
const day = new Date('2024-02-29T00:00:00.000Z');
/** A value of another realm, as a worker or a sandbox makes it. */
const foreign = (code: string): unknown => runInNewContext(code);

/** What an ObjectId of another copy of the library looks like from outside. */
class ForeignObjectId {
  readonly #hex: unknown;
  constructor(given: unknown) {
    this.#hex = given;
  }
  get _bsontype(): string {
    return 'ObjectId';
  }
  toHexString(): unknown {
    return this.#hex;
  }
}

interface Row {
  readonly field: { readonly field: Field };
  /** The name that `$type` gives what is stored. */
  readonly bsonType: string;
  /** The element type in BSON. */
  readonly byte: number;
  /** Input and the value it becomes. */
  readonly accepted: readonly (readonly [input: unknown, value: unknown])[];
  /** Input and the message it gives, or the messages by path. */
  readonly refused: readonly (readonly [input: unknown, message: string | Readonly<Record<string, string>>])[];
}

const NO_STRING = (shown: string) => `“${shown}” value must be a string.`;
const NO_INTEGER = (shown: string) => `“${shown}” value must be an integer.`;
const NO_FLOAT = (shown: string) => `“${shown}” value must be a float.`;
const NO_DECIMAL = (shown: string) => `“${shown}” value must be a decimal number.`;
const NO_OBJECT_ID = (shown: string) => `“${shown}” is not a valid ObjectId.`;
const NO_BOOLEAN = (shown: string) => `“${shown}” value must be either True or False.`;
const NO_DAY_FORMAT = (shown: string) =>
  `“${shown}” value has an invalid date format. It must be in YYYY-MM-DD format.`;
const NO_DAY = (shown: string) => `“${shown}” value has the correct format (YYYY-MM-DD) but it is an invalid date.`;
const NO_MOMENT_FORMAT = (shown: string) =>
  `“${shown}” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.`;
const NO_MOMENT = (shown: string) =>
  `“${shown}” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.`;
const SURROGATE = 'This text contains a lone surrogate, which is not valid Unicode.';
const NO_JSON = 'Value must be valid JSON.';
const NO_KEY = 'Value has a key that cannot be stored: it holds NUL or a lone surrogate.';
const TOO_DEEP = 'Value is nested deeper than 100 levels.';
const BLANK = 'This field cannot be blank.';
const NULL = 'This field cannot be null.';
const TOO_MANY_DIGITS = 'Ensure that there are no more than 34 digits in total.';

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

const cycle: unknown[] = [];
cycle.push(cycle);

const TEXT: Omit<Row, 'field'> = {
  bsonType: 'string',
  byte: 2,
  accepted: [
    ['a', 'a'],
    ['$name', '$name'],
    ['a\0b', 'a\0b'],
    ['😀', '😀'],
    [' ', ' '],
    [5, '5'],
    [-0, '0'],
    [10n ** 20n, '100000000000000000000'],
  ],
  refused: [
    ['', BLANK],
    ['\ud800', SURROGATE],
    ['a\udc00b', SURROGATE],
    [true, NO_STRING('true')],
    [[], NO_STRING('array')],
    [['a'], NO_STRING('array')],
    [{}, NO_STRING('object')],
    [{ $gt: '' }, NO_STRING('object')],
    [Object('boxed'), NO_STRING('String')],
    [{ toString: () => 'a' }, NO_STRING('object')],
    [noon, NO_STRING('2024-02-29T12:34:56.789Z')],
    [/a/, NO_STRING('RegExp')],
    [Symbol('a'), NO_STRING('Symbol(a)')],
  ],
};

const ROWS: Record<string, Row> = {
  ObjectIdField: {
    field: ObjectIdField(),
    bsonType: 'objectId',
    byte: 7,
    accepted: [
      [id, id],
      [hex, id],
      [hex.toUpperCase(), id],
      [new ForeignObjectId(hex), id],
    ],
    refused: [
      ['', BLANK],
      ['twelve chars', NO_OBJECT_ID('twelve chars')],
      [`${hex}0`, NO_OBJECT_ID(`${hex}0`)],
      [`${hex}\n`, NO_OBJECT_ID(`${hex}\n`)],
      [hex.replace('6', '６'), NO_OBJECT_ID(hex.replace('6', '６'))],
      [123, NO_OBJECT_ID('123')],
      [{ _bsontype: 'ObjectId', id: hex }, NO_OBJECT_ID('object')],
      [{ $oid: hex }, NO_OBJECT_ID('object')],
      [{ toHexString: () => hex }, NO_OBJECT_ID('object')],
      [new ForeignObjectId({ $gt: '' }), NO_OBJECT_ID('ForeignObjectId')],
      [id.id, NO_OBJECT_ID(id.id.constructor.name)],
      [Object(hex), NO_OBJECT_ID('String')],
    ],
  },
  CharField: {
    field: CharField({ maxLength: 22 }),
    ...TEXT,
    refused: [...TEXT.refused, ['x'.repeat(23), 'Ensure this value has at most 22 characters (it has 23).']],
  },
  TextField: { field: TextField(), ...TEXT },
  IntegerField: {
    field: IntegerField(),
    bsonType: 'int',
    byte: 16,
    accepted: [
      [5, 5],
      [-0, 0],
      ['12', 12],
      [' -12\n', -12],
      ['+0012', 12],
      [5n, 5],
      [2 ** 31 - 1, 2 ** 31 - 1],
      [-(2 ** 31), -(2 ** 31)],
    ],
    refused: [
      ['', BLANK],
      [1.5, NO_INTEGER('1.5')],
      ['1.5', NO_INTEGER('1.5')],
      ['1.0', NO_INTEGER('1.0')],
      ['1e3', NO_INTEGER('1e3')],
      ['0x10', NO_INTEGER('0x10')],
      ['1_000', NO_INTEGER('1_000')],
      ['１２', NO_INTEGER('１２')],
      ['abc', NO_INTEGER('abc')],
      [' ', NO_INTEGER(' ')],
      ['9'.repeat(31), NO_INTEGER('9'.repeat(31))],
      [Number.NaN, NO_INTEGER('NaN')],
      [Number.POSITIVE_INFINITY, NO_INTEGER('Infinity')],
      [true, NO_INTEGER('true')],
      [[5], NO_INTEGER('array')],
      [[], NO_INTEGER('array')],
      [{}, NO_INTEGER('object')],
      [{ valueOf: () => 5 }, NO_INTEGER('object')],
      [{ [Symbol.toPrimitive]: () => 5 }, NO_INTEGER('object')],
      [Object(5), NO_INTEGER('Number')],
      [noon, NO_INTEGER('2024-02-29T12:34:56.789Z')],
      [2 ** 31, 'Ensure this value is less than or equal to 2147483647.'],
      ['2147483648', 'Ensure this value is less than or equal to 2147483647.'],
      [2n ** 64n, 'Ensure this value is less than or equal to 2147483647.'],
      [-(2 ** 31) - 1, 'Ensure this value is greater than or equal to -2147483648.'],
    ],
  },
  FloatField: {
    field: FloatField(),
    bsonType: 'double',
    byte: 1,
    accepted: [
      [1.5, 1.5],
      [3, 3],
      [-0, -0],
      ['1e3', 1000],
      [' .5 ', 0.5],
      ['1.', 1],
      [1e308, 1e308],
    ],
    refused: [
      ['', BLANK],
      [Number.NaN, NO_FLOAT('NaN')],
      [Number.NEGATIVE_INFINITY, NO_FLOAT('-Infinity')],
      ['NaN', NO_FLOAT('NaN')],
      ['1e999', NO_FLOAT('1e999')],
      ['１.5', NO_FLOAT('１.5')],
      ['1,5', NO_FLOAT('1,5')],
      ['.', NO_FLOAT('.')],
      ['9'.repeat(401), NO_FLOAT(`${'9'.repeat(100)}…`)],
      [true, NO_FLOAT('true')],
      [new Double(1), NO_FLOAT('Double')],
      [Object(1.5), NO_FLOAT('Number')],
      [[1.5], NO_FLOAT('array')],
    ],
  },
  BooleanField: {
    field: BooleanField(),
    bsonType: 'bool',
    byte: 8,
    accepted: [
      [true, true],
      [false, false],
      [1, true],
      [0, false],
      ['t', true],
      ['True', true],
      ['true', true],
      ['1', true],
      ['f', false],
      ['False', false],
      ['false', false],
      ['0', false],
    ],
    refused: [
      ['', BLANK],
      ['yes', NO_BOOLEAN('yes')],
      [2, NO_BOOLEAN('2')],
      [1n, NO_BOOLEAN('1')],
      [[], NO_BOOLEAN('array')],
      [Object(true), NO_BOOLEAN('Boolean')],
    ],
  },
  DateField: {
    field: DateField(),
    bsonType: 'date',
    byte: 9,
    accepted: [
      [noon, day],
      ['2024-02-29', day],
      ['2024-2-29', day],
      ['2024-02-29T23:59:59Z', day],
      // The same moment gives the same day, however it is written.
      ['2024-02-28T23:00:00-05:00', day],
      [new Date('2024-02-28T23:00:00-05:00'), day],
      [new Date('1969-12-31T23:59:59Z'), new Date('1969-12-31')],
      [foreign(`new Date(${noon.getTime()})`), day],
    ],
    refused: [
      ['', BLANK],
      ['29.2.2024', NO_DAY_FORMAT('29.2.2024')],
      ['２０２４-02-29', NO_DAY_FORMAT('２０２４-02-29')],
      ['2024-02-29x', NO_DAY_FORMAT('2024-02-29x')],
      [noon.getTime(), NO_DAY_FORMAT(String(noon.getTime()))],
      [{ toISOString: () => '2024-02-29' }, NO_DAY_FORMAT('object')],
      ['2023-02-29', NO_DAY('2023-02-29')],
      ['2024-13-01', NO_DAY('2024-13-01')],
      ['0000-01-01', NO_DAY('0000-01-01')],
      [new Date(Number.NaN), NO_DAY('Invalid Date')],
      [foreign('new Date(NaN)'), NO_DAY('Invalid Date')],
    ],
  },
  DateTimeField: {
    field: DateTimeField(),
    bsonType: 'date',
    byte: 9,
    accepted: [
      [noon, noon],
      ['2024-02-29T12:34:56.789Z', noon],
      ['2024-02-29 12:34:56.789', noon],
      ['2024-02-29T14:34:56,789+02:00', noon],
      ['2024-02-29T11:34:56.789012-01', noon],
      ['2024-02-29T18:04:56.789+0530', noon],
      ['2024-02-29', day],
      ['2024-02-29 00:00', day],
      [foreign(`new Date(${noon.getTime()})`), noon],
      [
        new (class extends Date {
          override getTime = () => 0;
        })(noon),
        noon,
      ],
    ],
    refused: [
      ['', BLANK],
      ['now', NO_MOMENT_FORMAT('now')],
      ['2024-02-29T12', NO_MOMENT_FORMAT('2024-02-29T12')],
      [noon.getTime(), NO_MOMENT_FORMAT(String(noon.getTime()))],
      [{ getTime: () => 0 }, NO_MOMENT_FORMAT('object')],
      ['2024-02-30T00:00Z', NO_MOMENT('2024-02-30T00:00Z')],
      ['2024-02-29T24:00Z', NO_MOMENT('2024-02-29T24:00Z')],
      ['2024-02-29T12:60Z', NO_MOMENT('2024-02-29T12:60Z')],
      ['2024-02-29T12:00+24:00', NO_MOMENT('2024-02-29T12:00+24:00')],
      ['2024-02-29T12:00+01:60', NO_MOMENT('2024-02-29T12:00+01:60')],
      [new Date(Number.NaN), NO_MOMENT('Invalid Date')],
    ],
  },
  DecimalField: {
    field: DecimalField(),
    bsonType: 'decimal',
    byte: 19,
    accepted: [
      ['1.50', '1.50'],
      [' +01.50 ', '1.50'],
      ['.5', '0.5'],
      ['5.', '5'],
      ['-0', '-0'],
      [5, '5'],
      [1.1, '1.1'],
      [1e21, '1000000000000000000000'],
      [1e-7, '0.0000001'],
      [10n ** 33n, `1${'0'.repeat(33)}`],
      ['1e40', `1${'0'.repeat(40)}`],
      ['1.50E+3', '1500'],
      ['1e-99', `0.${'0'.repeat(98)}1`],
      ['9'.repeat(34), '9'.repeat(34)],
      ['0.00', '0.00'],
      [Decimal128.fromString('1.50'), '1.50'],
      [Decimal128.fromString('1E-6176'), `0.${'0'.repeat(6175)}1`],
      [Decimal128.fromString('9.99E6144'), `999${'0'.repeat(6142)}`],
    ],
    refused: [
      ['', BLANK],
      ['abc', NO_DECIMAL('abc')],
      ['１.50', NO_DECIMAL('１.50')],
      ['1,50', NO_DECIMAL('1,50')],
      ['.', NO_DECIMAL('.')],
      ['1e', NO_DECIMAL('1e')],
      ['1e999999999', NO_DECIMAL('1e999999999')],
      ['1e-6177', NO_DECIMAL('1e-6177')],
      ['NaN', NO_DECIMAL('NaN')],
      [Number.NaN, NO_DECIMAL('NaN')],
      [Number.POSITIVE_INFINITY, NO_DECIMAL('Infinity')],
      [Decimal128.fromString('NaN'), NO_DECIMAL('Decimal128')],
      [Decimal128.fromString('-Infinity'), NO_DECIMAL('Decimal128')],
      [true, NO_DECIMAL('true')],
      [{ toString: () => '1' }, NO_DECIMAL('object')],
      [['1'], NO_DECIMAL('array')],
      ['1'.repeat(7000), NO_DECIMAL(`${'1'.repeat(100)}…`)],
      ['9'.repeat(35), TOO_MANY_DIGITS],
      [`1${'0'.repeat(33)}.0`, TOO_MANY_DIGITS],
      ['1e6145', TOO_MANY_DIGITS],
      ['1.5e-6176', TOO_MANY_DIGITS],
    ],
  },
  JSONField: {
    field: JSONField(),
    bsonType: 'object',
    byte: 3,
    accepted: [
      [{ a: [1, 'b', null, true, { $gt: 1 }] }, { a: [1, 'b', null, true, { $gt: 1 }] }],
      [
        { '': 1, 'a.b': 2, $set: { $inc: 1 } },
        { '': 1, 'a.b': 2, $set: { $inc: 1 } },
      ],
      [JSON.parse('{"__proto__": {"a": 1}}'), JSON.parse('{"__proto__": {"a": 1}}')],
      [{ constructor: { prototype: { a: 1 } } }, { constructor: { prototype: { a: 1 } } }],
      [
        { _bsontype: 'ObjectId', id: 'x' },
        { _bsontype: 'ObjectId', id: 'x' },
      ],
      [{ a: [{ _bsontype: 'Code' }] }, { a: [{ _bsontype: 'Code' }] }],
      [
        { $ref: 'a', $id: 1, more: { b: 2 } },
        { $ref: 'a', $id: 1, more: { b: 2 } },
      ],
      [
        { $ref: 'item.json', $id: 'x' },
        { $ref: 'item.json', $id: 'x' },
      ],
      [
        { $ref: 'https://example.org/a.json', $id: { a: 1 } },
        { $ref: 'https://example.org/a.json', $id: { a: 1 } },
      ],
      [
        { a: 2 ** 31, b: 2 ** 53, c: -0, d: 1.5 },
        { a: 2 ** 31, b: 2 ** 53, c: -0, d: 1.5 },
      ],
      [Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
      [foreign('({ a: [1] })'), { a: [1] }],
      [nested(100), nested(100)],
    ],
    refused: [
      ['', BLANK],
      [{}, BLANK],
      [[], BLANK],
      ['\ud800', NO_JSON],
      [undefined, NULL],
      [{ a: undefined }, NO_JSON],
      [[undefined], NO_JSON],
      // eslint-disable-next-line no-sparse-arrays -- the hole is the case
      [[1, , 2], NO_JSON],
      [{ a: Number.NaN }, NO_JSON],
      [Number.POSITIVE_INFINITY, NO_JSON],
      [1n, NO_JSON],
      [{ a: noon }, NO_JSON],
      [id, NO_JSON],
      [new Map([['a', 1]]), NO_JSON],
      [new Blog(), NO_JSON],
      [() => 1, NO_JSON],
      [{ toJSON: () => 1 }, NO_JSON],
      [Symbol('a'), NO_JSON],
      [Object('a'), NO_JSON],
      [{ 'a\0b': 1 }, NO_KEY],
      [{ a: { '\ud800': 1 } }, NO_KEY],
      [nested(101), TOO_DEEP],
      [cycle, TOO_DEEP],
      [
        { $ref: 'a', $id: 1, $db: 'b' },
        'Value holds $ref, $id and $db in one object, which MongoDB keeps for references.',
      ],
    ],
  },
  EmbeddedField: {
    field: EmbeddedField({ modelContainer: Blog }),
    bsonType: 'object',
    byte: 3,
    accepted: [
      [{ name: 'b' }, Object.assign(new Blog(), { name: 'b', tagline: null, lines: [] })],
      [
        Object.assign(new Blog(), { name: 5, tagline: { title: 't' } }),
        Object.assign(new Blog(), {
          name: '5',
          tagline: Object.assign(new Tagline(), { title: 't', subtitle: null }),
          lines: [],
        }),
      ],
      [
        Object.assign(Object.create(null), { name: 'b', lines: [{ title: 't', subtitle: 's' }] }),
        Object.assign(new Blog(), {
          name: 'b',
          tagline: null,
          lines: [Object.assign(new Tagline(), { title: 't', subtitle: 's' })],
        }),
      ],
      // As the instances of a DTO that a validation pipe makes.
      [
        new (class BlogDto {
          name = 'b';
          extra = undefined;
        })(),
        Object.assign(new Blog(), { name: 'b', tagline: null, lines: [] }),
      ],
    ],
    refused: [
      [{}, BLANK],
      [new Blog(), BLANK],
      [[], 'This value must be an object or an instance of Blog.'],
      ['b', 'This value must be an object or an instance of Blog.'],
      ['', 'This value must be an object or an instance of Blog.'],
      [noon, 'This value must be an object or an instance of Blog.'],
      [new Map([['name', 'b']]), 'This value must be an object or an instance of Blog.'],
      [id, 'This value must be an object or an instance of Blog.'],
      [{ _bsontype: 'ObjectId', name: 'b' }, 'This value must be an object or an instance of Blog.'],
      [Object('b'), 'This value must be an object or an instance of Blog.'],
      [new Error('b'), 'This value must be an object or an instance of Blog.'],
      [{ name: 'b', nam: 1 }, { nam: 'Unknown field (perhaps you meant name?).' }],
      [Object.assign(new Blog(), { name: 'b', zzzz: 1 }), { zzzz: 'Unknown field.' }],
      [JSON.parse('{"name": "b", "__proto__": {"tagline": 1}}'), { ['__proto__']: 'Unknown field.' }],
      [{ name: 'b', constructor: 1 }, { constructor: 'Unknown field.' }],
      [{ name: 'x'.repeat(11) }, { name: 'Ensure this value has at most 10 characters (it has 11).' }],
      [
        { tagline: { title: '', x: 1 }, lines: [{ title: 't' }, null, { subtitle: 5 }] },
        {
          name: NULL,
          'tagline.x': 'Unknown field.',
          'tagline.title': BLANK,
          'lines.1': NULL,
          'lines.2.title': NULL,
        },
      ],
    ],
  },
  'ArrayField of containers': {
    field: ArrayField({ modelContainer: Tagline }),
    bsonType: 'array',
    byte: 4,
    accepted: [
      [[{ title: 't' }], [Object.assign(new Tagline(), { title: 't', subtitle: null })]],
      [foreign('[{ title: 1 }]'), [Object.assign(new Tagline(), { title: '1', subtitle: null })]],
    ],
    refused: [
      [[], BLANK],
      [{}, 'Enter a list of values.'],
      ['', 'Enter a list of values.'],
      [{ 0: { title: 't' }, length: 1 }, 'Enter a list of values.'],
      [new Set([{ title: 't' }]), 'Enter a list of values.'],
      [[{ title: 't' }, {}], { 1: BLANK }],
      [[[]], { 0: 'This value must be an object or an instance of Tagline.' }],
      [[undefined], { 0: NULL }],
      [[{ title: 't', nope: 1 }], { '0.nope': 'Unknown field.' }],
    ],
  },
  'ArrayField of scalars': {
    field: ArrayField({ baseField: CharField({ maxLength: 3 }) }),
    bsonType: 'array',
    byte: 4,
    accepted: [
      [
        ['a', 5],
        ['a', '5'],
      ],
    ],
    refused: [
      ['abc', 'Enter a list of values.'],
      [[''], { 0: BLANK }],
      [['a', null, 'b'], { 1: NULL }],
      // eslint-disable-next-line no-sparse-arrays -- the hole is the case
      [['a', , 'b'], { 1: NULL }],
      [
        ['a', 'abcd', {}, '\ud800'],
        {
          1: 'Ensure this value has at most 3 characters (it has 4).',
          2: NO_STRING('object'),
          3: SURROGATE,
        },
      ],
    ],
  },
  'ArrayField of arrays of numbers': {
    field: ArrayField({ baseField: ArrayField({ baseField: FloatField() }) }),
    bsonType: 'array',
    byte: 4,
    accepted: [
      [
        [[1, '2'], [3.5]],
        [[1, 2], [3.5]],
      ],
    ],
    refused: [
      [[[1], []], { 1: BLANK }],
      [[[1, 'x']], { '0.1': NO_FLOAT('x') }],
      [[1], { 0: 'Enter a list of values.' }],
    ],
  },
};

function cleaned(field: Field, input: unknown): { value: unknown; issues: ValidationIssue[] } {
  const issues: ValidationIssue[] = [];
  return { value: cleanField(field, input, issues), issues };
}

/** The value as the server stores it and the driver gives it back. */
function stored(field: Field, value: unknown): { byte: number | undefined; back: unknown } {
  const bytes = BSON.serialize({ v: field.encode(value) });
  return { byte: bytes[4], back: field.decode(BSON.deserialize(bytes, DRIVER_OPTIONS)['v']) };
}

/** All of a value in words: classes, -0 and keys such as `__proto__` included, of which Jest's equality overlooks some. */
function words(value: unknown): string {
  return inspect(value, { depth: Infinity, maxStringLength: null });
}

function protoOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
}

describe.each(Object.entries(ROWS))('%s', (_, { field: { field }, bsonType, byte, accepted, refused }) => {
  it(`is stored as ${bsonType}`, () => {
    expect(field.bsonType).toBe(bsonType);
  });

  it.each(accepted.map(([input, value]) => ({ input, value })))('takes $input', ({ input, value }) => {
    const result = cleaned(field, input);
    expect(result.issues).toEqual([]);
    expect(words(result.value)).toBe(words(value));
    expect(protoOf(result.value)).toBe(protoOf(value));
  });

  it.each(accepted.map(([input, value]) => ({ input, value })))('stores and reads back $input', ({ input, value }) => {
    const { byte: actual, back } = stored(field, cleaned(field, input).value);
    // JSON is of the type of its value.
    if (field.family !== 'json' || protoOf(value) === Object.prototype) expect(actual).toBe(byte);
    expect(words(back)).toBe(words(value));
    expect(protoOf(back)).toBe(protoOf(value));
  });

  it.each(accepted.map(([input]) => ({ input })))('takes what it made of $input', ({ input }) => {
    const { value } = cleaned(field, input);
    expect(words(cleaned(field, value))).toBe(words({ value, issues: [] }));
  });

  it.each(refused.map(([input, messages]) => ({ input, messages })))('refuses $input', ({ input, messages }) => {
    const { issues } = cleaned(field, input);
    const expected = typeof messages === 'string' ? [['__all__', messages]] : Object.entries(messages);
    const given = issues.map(({ path, message }) => [path, message]);
    expect(given).toEqual(expect.arrayContaining(expected));
    expect(given).toHaveLength(expected.length);
  });

  it('takes no null', () => {
    expect(cleaned(field, null).issues).toMatchObject([{ message: NULL, code: 'null' }]);
    expect(cleaned(field, undefined)).toMatchObject({ value: null, issues: [{ message: NULL, code: 'null' }] });
  });
});

describe('what another client stored', () => {
  it.each([
    ['a Long in an IntegerField', IntegerField().field, Long.fromNumber(5), 5],
    ['a Long in a FloatField', FloatField().field, Long.fromNumber(5), 5],
    ['an int in a FloatField', FloatField().field, 5, 5],
    ['a Long in a DecimalField', DecimalField().field, Long.fromString('9007199254740993'), '9007199254740993'],
    ['a double in a DecimalField', DecimalField().field, 1e21, '1000000000000000000000'],
    ['NaN in a DecimalField', DecimalField().field, Decimal128.fromString('NaN'), 'NaN'],
    ['Longs in a JSONField', JSONField().field, { a: [Long.fromNumber(5)] }, { a: [5] }],
    [
      'a Long under a key of the language in a JSONField',
      JSONField().field,
      JSON.parse('{"__proto__": {"a": 1}}', (key, value: unknown) => (key === 'a' ? Long.fromNumber(5) : value)),
      JSON.parse('{"__proto__": {"a": 5}}'),
    ],
    ['an ObjectId in a JSONField', JSONField().field, { a: id }, { a: id }],
    ['a text in an IntegerField', IntegerField().field, 'five', 'five'],
    ['a number in a CharField', CharField().field, 5, 5],
    ['an array in an EmbeddedField', EmbeddedField({ modelContainer: Blog }).field, [1], [1]],
    ['a text in an ArrayField', ArrayField({ modelContainer: Blog }).field, 'x', 'x'],
    ['a text among containers', ArrayField({ modelContainer: Blog }).field, ['x', null], ['x', null]],
  ])('%s', (_, field, value, expected) => {
    const { v } = BSON.deserialize(BSON.serialize({ v: value }), DRIVER_OPTIONS);
    expect((field as Field).decode(v)).toStrictEqual(expected);
  });
});
