import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { Binary, BSON, Decimal128, Double, Long, ObjectId, UUID } from 'mongodb';
import { DRIVER_OPTIONS } from '../codec/driver-options.js';
import type { ValidationIssue } from '../errors/index.js';
import {
  ArrayField,
  BigIntegerField,
  BinaryField,
  BooleanField,
  CharField,
  cleanField,
  DateField,
  DateTimeField,
  DecimalField,
  DurationField,
  EmailField,
  EmbeddedField,
  type Field,
  FloatField,
  GenericIPAddressField,
  GenericObjectIdField,
  IntegerField,
  JSONField,
  ObjectIdField,
  PositiveBigIntegerField,
  PositiveIntegerField,
  PositiveSmallIntegerField,
  SlugField,
  SmallIntegerField,
  TextField,
  TimeField,
  URLField,
  UUIDField,
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
const NO_DURATION = (shown: string) =>
  `“${shown}” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.`;
const NO_TIME_FORMAT = (shown: string) =>
  `“${shown}” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.`;
const NO_TIME = (shown: string) =>
  `“${shown}” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.`;
const NO_UUID = (shown: string) => `“${shown}” is not a valid UUID.`;
const NO_BYTES = (shown: string) => `“${shown}” value must be bytes, or base64 as text.`;
const AT_MOST = (limit: unknown) => `Ensure this value is less than or equal to ${String(limit)}.`;
const AT_LEAST = (limit: unknown) => `Ensure this value is greater than or equal to ${String(limit)}.`;
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

const OBJECT_ID: Omit<Row, 'field'> = {
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
};

const hour = 3_600_000;
const uuid = '01234567-89ab-cdef-0123-456789abcdef';
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Whole numbers of 32 bits with bounds of their own. */
function bounded(field: Row['field'], min: number, max: number): Row {
  return {
    field,
    bsonType: 'int',
    byte: 16,
    accepted: [
      [min, min],
      [max, max],
      [String(max), max],
      [-0, 0],
      [5n, 5],
    ],
    refused: [
      ['', BLANK],
      [1.5, NO_INTEGER('1.5')],
      ['1e3', NO_INTEGER('1e3')],
      [true, NO_INTEGER('true')],
      [max + 1, AT_MOST(max)],
      [min - 1, AT_LEAST(min)],
    ],
  };
}

const BIG_MAX = 2n ** 63n - 1n;

function bounded64(field: Row['field'], min: bigint): Row {
  return {
    field,
    bsonType: 'long',
    byte: 18,
    accepted: [
      [min, min],
      [BIG_MAX, BIG_MAX],
      [5, 5n],
      [-0, 0n],
      [' +12\n', 12n],
      ['9223372036854775807', BIG_MAX],
      [2 ** 53 - 1, 9007199254740991n],
      [Long.fromString('9007199254740993'), 9007199254740993n],
    ],
    refused: [
      ['', BLANK],
      [2 ** 53, NO_INTEGER('9007199254740992')],
      [1.5, NO_INTEGER('1.5')],
      ['1.0', NO_INTEGER('1.0')],
      ['0x10', NO_INTEGER('0x10')],
      ['１２', NO_INTEGER('１２')],
      [' ', NO_INTEGER(' ')],
      [Number.NaN, NO_INTEGER('NaN')],
      [true, NO_INTEGER('true')],
      [[5n], NO_INTEGER('array')],
      [Object(5n), NO_INTEGER('BigInt')],
      [{ _bsontype: 'Long', low: 1 }, NO_INTEGER('object')],
      [BIG_MAX + 1n, AT_MOST(BIG_MAX)],
      ['9'.repeat(30), AT_MOST(BIG_MAX)],
      [min - 1n, AT_LEAST(min)],
    ],
  };
}

const NO_TEXTS = TEXT.refused.filter(([input]) => typeof input !== 'string');

const ROWS: Record<string, Row> = {
  ObjectIdField: { field: ObjectIdField(), ...OBJECT_ID },
  GenericObjectIdField: { field: GenericObjectIdField(), ...OBJECT_ID },
  SmallIntegerField: bounded(SmallIntegerField(), -32768, 32767),
  PositiveIntegerField: bounded(PositiveIntegerField(), 0, 2147483647),
  PositiveSmallIntegerField: bounded(PositiveSmallIntegerField(), 0, 32767),
  BigIntegerField: bounded64(BigIntegerField(), -(2n ** 63n)),
  PositiveBigIntegerField: bounded64(PositiveBigIntegerField(), 0n),
  EmailField: {
    field: EmailField(),
    bsonType: 'string',
    byte: 2,
    accepted: [
      ['a@x.org', 'a@x.org'],
      ['A+b@X.org', 'A+b@X.org'],
    ],
    refused: [
      ['', BLANK],
      ['a@x', 'Enter a valid email address.'],
      [5, 'Enter a valid email address.'],
      [`${'a'.repeat(250)}@x.org`, 'Ensure this value has at most 254 characters (it has 256).'],
      ...NO_TEXTS,
    ],
  },
  SlugField: {
    field: SlugField(),
    bsonType: 'string',
    byte: 2,
    accepted: [
      ['a-b_C1', 'a-b_C1'],
      [5, '5'],
    ],
    refused: [
      ['', BLANK],
      ['a b', 'Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.'],
      ['a'.repeat(51), 'Ensure this value has at most 50 characters (it has 51).'],
      ...NO_TEXTS,
    ],
  },
  'SlugField of any script': {
    field: SlugField({ allowUnicode: true, maxLength: 3 }),
    bsonType: 'string',
    byte: 2,
    accepted: [['你-好', '你-好']],
    refused: [
      ['你 好', 'Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.'],
      ['你好你好', 'Ensure this value has at most 3 characters (it has 4).'],
    ],
  },
  URLField: {
    field: URLField(),
    bsonType: 'string',
    byte: 2,
    accepted: [['https://example.org/a?b#c', 'https://example.org/a?b#c']],
    refused: [
      ['', BLANK],
      ['example.org', 'Enter a valid URL.'],
      ['javascript:alert(1)', 'Enter a valid URL.'],
      [`http://x.org/${'a'.repeat(190)}`, 'Ensure this value has at most 200 characters (it has 203).'],
      ...NO_TEXTS.filter(([input]) => typeof input !== 'string'),
    ],
  },
  'URLField of a scheme': {
    field: URLField({ schemes: ['git'], maxLength: 20 }),
    bsonType: 'string',
    byte: 2,
    accepted: [['git://x.org', 'git://x.org']],
    refused: [['http://x.org', 'Enter a valid URL.']],
  },
  GenericIPAddressField: {
    field: GenericIPAddressField(),
    bsonType: 'string',
    byte: 2,
    accepted: [
      ['192.0.2.1', '192.0.2.1'],
      [' 192.0.2.1 ', '192.0.2.1'],
      ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
      ['2001:0db8::0001:0:0', '2001:db8::1:0:0'],
      ['::', '::'],
      ['::FFFF:192.0.2.1', '::ffff:192.0.2.1'],
      ['::ffff:c000:201', '::ffff:192.0.2.1'],
      ['1:0:3:4:5:6:7:8', '1:0:3:4:5:6:7:8'],
    ],
    refused: [
      ['', BLANK],
      ['256.0.0.1', 'Enter a valid IPv4 or IPv6 address.'],
      ['01.2.3.4', 'Enter a valid IPv4 or IPv6 address.'],
      ['1::2::3', 'Enter a valid IPv4 or IPv6 address.'],
      ['fe80::1%eth0', 'Enter a valid IPv4 or IPv6 address.'],
      ['::1]/x', 'Enter a valid IPv4 or IPv6 address.'],
      ['localhost', 'Enter a valid IPv4 or IPv6 address.'],
      [2130706433, 'Enter a valid IPv4 or IPv6 address.'],
      ...NO_TEXTS,
    ],
  },
  'GenericIPAddressField that unpacks': {
    field: GenericIPAddressField({ unpackIpv4: true }),
    bsonType: 'string',
    byte: 2,
    accepted: [
      ['::ffff:192.0.2.1', '192.0.2.1'],
      ['::ffff:a0a:a0a', '10.10.10.10'],
      ['::192.0.2.1', '::c000:201'],
    ],
    refused: [['x', 'Enter a valid IPv4 or IPv6 address.']],
  },
  'GenericIPAddressField of IPv4': {
    field: GenericIPAddressField({ protocol: 'IPv4' }),
    bsonType: 'string',
    byte: 2,
    accepted: [['192.0.2.1', '192.0.2.1']],
    refused: [['::1', 'Enter a valid IPv4 address.']],
  },
  'GenericIPAddressField of IPv6': {
    field: GenericIPAddressField({ protocol: 'IPv6' }),
    bsonType: 'string',
    byte: 2,
    accepted: [['::1', '::1']],
    refused: [['192.0.2.1', 'Enter a valid IPv6 address.']],
  },
  TimeField: {
    field: TimeField(),
    bsonType: 'string',
    byte: 2,
    accepted: [
      ['10:15', '10:15:00'],
      ['9:5:7', '09:05:07'],
      ['10:15:30.250', '10:15:30.250'],
      ['10:15:30.25', '10:15:30.250'],
      ['10:15:30,000999', '10:15:30'],
      ['23:59:59.999999', '23:59:59.999'],
      [noon, '12:34:56.789'],
      [day, '00:00:00'],
      [foreign(`new Date(${noon.getTime()})`), '12:34:56.789'],
    ],
    refused: [
      ['', BLANK],
      ['10', NO_TIME_FORMAT('10')],
      ['noon', NO_TIME_FORMAT('noon')],
      ['１０:15', NO_TIME_FORMAT('１０:15')],
      ['10:15Z', NO_TIME_FORMAT('10:15Z')],
      [1015, NO_TIME_FORMAT('1015')],
      [['10:15'], NO_TIME_FORMAT('array')],
      ['24:00', NO_TIME('24:00')],
      ['10:60', NO_TIME('10:60')],
      ['10:15:60', NO_TIME('10:15:60')],
      [new Date(Number.NaN), NO_TIME('Invalid Date')],
    ],
  },
  DurationField: {
    field: DurationField(),
    bsonType: 'long',
    byte: 18,
    accepted: [
      [5, 5],
      [-5, -5],
      [-0, 0],
      [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
      ['30', 30_000],
      ['15:30', 930_000],
      ['5:30:00', 5.5 * hour],
      ['4 15:30', 96 * hour + 930_000],
      ['10 15:30:01.234567', 255.5 * hour + 1234],
      ['3 days, 4:05:06', 76 * hour + 306_000],
      ['1 day', 24 * hour],
      ['-4 15:30', -96 * hour + 930_000],
      ['-172800', -48 * hour],
      ['-15:30', -930_000],
      ['-1:15:30', -hour - 930_000],
      ['-30.1', -30_100],
      ['-4 -15:30', -96 * hour - 930_000],
      ['00:00:00', 0],
      ['P4D', 96 * hour],
      ['P4DT1H30M5.5S', 97.5 * hour + 5500],
      ['PT0,5S', 500],
      ['PT1.001S', 1001],
      ['-PT36H', -36 * hour],
      ['+P0.5D', 12 * hour],
    ],
    refused: [
      ['', BLANK],
      ['not a duration', NO_DURATION('not a duration')],
      ['P', NO_DURATION('P')],
      ['P1W', NO_DURATION('P1W')],
      ['P1Y', NO_DURATION('P1Y')],
      ['PT', NO_DURATION('PT')],
      ['１:00', NO_DURATION('１:00')],
      [1.5, NO_DURATION('1.5')],
      [2 ** 53, NO_DURATION('9007199254740992')],
      [Number.NaN, NO_DURATION('NaN')],
      [5n, NO_DURATION('5')],
      [true, NO_DURATION('true')],
      [[5], NO_DURATION('array')],
      [noon, NO_DURATION('2024-02-29T12:34:56.789Z')],
    ],
  },
  UUIDField: {
    field: UUIDField(),
    bsonType: 'binData',
    byte: 5,
    accepted: [
      [uuid, uuid],
      [uuid.toUpperCase(), uuid],
      [uuid.replaceAll('-', ''), uuid],
      [`{${uuid}}`, uuid],
      [`urn:uuid:${uuid}`, uuid],
      [new UUID(uuid), uuid],
      [new Binary(new UUID(uuid).buffer, 4), uuid],
      ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'],
    ],
    refused: [
      ['', BLANK],
      ['550e8400', NO_UUID('550e8400')],
      [`${uuid}0`, NO_UUID(`${uuid}0`)],
      [`${uuid}\n`, NO_UUID(`${uuid}\n`)],
      [uuid.replace('0', 'g'), NO_UUID(uuid.replace('0', 'g'))],
      [uuid.replace('1', '１'), NO_UUID(uuid.replace('1', '１'))],
      [5, NO_UUID('5')],
      [[uuid], NO_UUID('array')],
      [new UUID(uuid).buffer, NO_UUID('Buffer')],
      [new Binary(new UUID(uuid).buffer, 3), NO_UUID('Binary')],
      [new Binary(bytes(1), 4), NO_UUID('Binary')],
      [{ toString: () => uuid }, NO_UUID('object')],
    ],
  },
  BinaryField: {
    field: BinaryField({ maxLength: 4 }),
    bsonType: 'binData',
    byte: 5,
    accepted: [
      [bytes(0, 255), bytes(0, 255)],
      [Buffer.from([1, 2]), bytes(1, 2)],
      [Buffer.from([0, 1, 2, 0]).subarray(1, 3), bytes(1, 2)],
      [new Binary(bytes(1, 2)), bytes(1, 2)],
      ['AQI=', bytes(1, 2)],
      [foreign('Uint8Array.of(1)'), bytes(1)],
    ],
    refused: [
      ['', BLANK],
      [bytes(), BLANK],
      ['AQI', NO_BYTES('AQI')],
      ['A_I=', NO_BYTES('A_I=')],
      ['====', NO_BYTES('====')],
      [[1, 2], NO_BYTES('array')],
      [{ 0: 1, length: 1 }, NO_BYTES('object')],
      [new Uint16Array(2), NO_BYTES('Uint16Array')],
      [new ArrayBuffer(2), NO_BYTES('ArrayBuffer')],
      [new UUID(uuid), NO_BYTES('UUID')],
      [5, NO_BYTES('5')],
      [bytes(1, 2, 3, 4, 5), 'Ensure this value has at most 4 characters (it has 5).'],
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
  const wire = BSON.serialize({ v: field.encode(value) });
  return { byte: wire[4], back: field.decode(BSON.deserialize(wire, DRIVER_OPTIONS)['v']) };
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
    ['an int in a BigIntegerField', BigIntegerField().field, 5, 5n],
    ['a double in a BigIntegerField', BigIntegerField().field, 1.5, 1.5],
    ['a text in a BigIntegerField', BigIntegerField().field, '5', '5'],
    ['an int in a DurationField', DurationField().field, 5, 5],
    ['microseconds in a TimeField', TimeField().field, '10:15:00.250000', '10:15:00.250000'],
    ['a text in a UUIDField', UUIDField().field, uuid, uuid],
    ['a text in a BinaryField', BinaryField().field, 'AQI=', 'AQI='],
    ['a number in a CharField', CharField().field, 5, 5],
    ['an array in an EmbeddedField', EmbeddedField({ modelContainer: Blog }).field, [1], [1]],
    ['a text in an ArrayField', ArrayField({ modelContainer: Blog }).field, 'x', 'x'],
    ['a text among containers', ArrayField({ modelContainer: Blog }).field, ['x', null], ['x', null]],
  ])('%s', (_, field, value, expected) => {
    const { v } = BSON.deserialize(BSON.serialize({ v: value }), DRIVER_OPTIONS);
    expect((field as Field).decode(v)).toStrictEqual(expected);
  });
});

describe('Binary of another subtype', () => {
  it.each([
    ['a legacy UUID in a UUIDField', UUIDField().field, new Binary(new UUID(uuid).buffer, 3)],
    ['bytes in a UUIDField', UUIDField().field, new Binary(bytes(1))],
    ['a UUID in a BinaryField', BinaryField().field, new Binary(new UUID(uuid).buffer, 4)],
    ['user-defined bytes in a BinaryField', BinaryField().field, new Binary(bytes(1), 128)],
  ])('reads as it is: %s', (_, field, value) => {
    const { v } = BSON.deserialize(BSON.serialize({ v: value }), DRIVER_OPTIONS);
    const back: unknown = (field as Field).decode(v);
    expect(back).toBeInstanceOf(Binary);
    expect(back).toMatchObject({ sub_type: value.sub_type });
  });
});

describe('Bytes', () => {
  const { field } = BinaryField();

  it('share no memory with what was given or read', () => {
    const given = bytes(1, 2);
    const { value } = cleaned(field, given);
    given[0] = 9;
    expect(value).toEqual(bytes(1, 2));
    const reply = BSON.serialize({ v: field.encode(value as Uint8Array) });
    const back = field.decode(BSON.deserialize(reply, DRIVER_OPTIONS)['v']) as Uint8Array;
    reply.fill(0);
    expect(back).toEqual(bytes(1, 2));
    expect(Buffer.isBuffer(back)).toBe(false);
    expect(back.buffer.byteLength).toBe(2);
  });

  it('may be none where blank is allowed', () => {
    const blank = BinaryField({ blank: true }).field;
    for (const empty of [undefined, '', bytes(), new Binary()]) {
      expect(cleaned(blank, empty)).toEqual({ value: bytes(), issues: [] });
    }
  });
});

describe('A time', () => {
  it('has no empty text, blank or not', () => {
    expect(cleaned(TimeField({ blank: true }).field, '').issues).toMatchObject([{ message: NO_TIME_FORMAT('') }]);
    expect(cleaned(TimeField({ blank: true, null: true }).field, undefined)).toEqual({ value: null, issues: [] });
  });
});
