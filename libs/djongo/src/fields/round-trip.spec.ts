import { inspect } from 'node:util';
import fc from 'fast-check';
import { BSON, ObjectId } from 'mongodb';
import { DRIVER_OPTIONS } from '../codec/driver-options.js';
import { jsonLeaf } from '../models/plain-value.js';
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
  EmbeddedField,
  type Field,
  FloatField,
  GenericIPAddressField,
  IntegerField,
  JSONField,
  ObjectIdField,
  PositiveIntegerField,
  SmallIntegerField,
  TimeField,
  UUIDField,
} from './index.js';

class Leaf {
  @CharField({ blank: true, dbColumn: 't' }) title!: string;
  @FloatField({ null: true }) size!: number | null;
}

class Tree {
  @IntegerField() n!: number;
  @EmbeddedField({ modelContainer: Leaf, null: true }) leaf!: Leaf | null;
  @ArrayField({ modelContainer: Leaf, blank: true }) leaves!: Leaf[];
  @ArrayField({
    baseField: ArrayField({ baseField: CharField({ null: true, blank: true }), blank: true }),
    blank: true,
  })
  words!: (string | null)[][];
}

const text = fc.string({ unit: 'grapheme' });
const day = fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') });
const decimal = fc
  .tuple(fc.constantFrom('', '-'), fc.bigInt({ min: 0n, max: 10n ** 34n - 1n }), fc.nat(40))
  .map(([sign, digits, scale]) => {
    const all = String(digits).padStart(scale + 1, '0');
    return scale === 0 ? `${sign}${all}` : `${sign}${all.slice(0, -scale)}.${all.slice(-scale)}`;
  });
const json = fc.jsonValue({ stringUnit: 'grapheme', depthSize: 'medium' }).filter((value) => value !== null);
const leaf = fc.record({
  title: text,
  size: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
});

/** An unlikely key here and there: of the language, of the driver, of the server. */
const hostileJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, 1, -0, 2 ** 40, true, '', 'x', 'a.b', 'ObjectId', 'Map'),
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
  object: fc.dictionary(
    fc.constantFrom(
      '__proto__',
      'constructor',
      '_bsontype',
      'toBSON',
      'toJSON',
      '$ref',
      '$id',
      '$gt',
      '$',
      'a.b',
      '',
      '0',
      'length',
      'id',
    ),
    tie('value'),
    { minKeys: 1, maxKeys: 4, noNullPrototype: true },
  ),
})).object as fc.Arbitrary<Record<string, unknown>>;

const KINDS: readonly (readonly [string, { readonly field: Field }, fc.Arbitrary<unknown>])[] = [
  [
    'ObjectIdField',
    ObjectIdField(),
    fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  ],
  ['CharField', CharField({ blank: true }), text],
  ['IntegerField', IntegerField(), fc.integer()],
  ['FloatField', FloatField(), fc.double({ noNaN: true, noDefaultInfinity: true })],
  ['FloatField with NaN', FloatField({ allowNonFinite: true }), fc.double()],
  ['BooleanField', BooleanField(), fc.boolean()],
  ['DateTimeField', DateTimeField(), day],
  ['DateTimeField of any year', DateTimeField(), fc.date({ noInvalidDate: true })],
  ['DateField', DateField(), day.map((date) => new Date(date.toISOString().slice(0, 10)))],
  ['DecimalField', DecimalField(), decimal],
  ['SmallIntegerField', SmallIntegerField(), fc.integer({ min: -32768, max: 32767 })],
  ['PositiveIntegerField', PositiveIntegerField(), fc.nat()],
  ['BigIntegerField', BigIntegerField(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
  ['DurationField', DurationField(), fc.maxSafeInteger()],
  ['UUIDField', UUIDField(), fc.uuid()],
  ['BinaryField', BinaryField({ blank: true }), fc.uint8Array()],
  ['GenericIPAddressField of IPv4', GenericIPAddressField(), fc.ipV4()],
  ['GenericIPAddressField of IPv6', GenericIPAddressField({ unpackIpv4: true }), fc.ipV6()],
  ['TimeField', TimeField(), fc.nat(86_399_999).map((millis) => new Date(millis).toISOString().slice(11, -1))],
  ['JSONField', JSONField({ blank: true }), json],
  ['JSONField with odd keys', JSONField({ blank: true }), hostileJson],
  [
    'ArrayField of arrays',
    ArrayField({ baseField: ArrayField({ baseField: IntegerField(), blank: true }) }),
    fc.array(fc.array(fc.integer()), { minLength: 1 }),
  ],
  [
    'EmbeddedField',
    EmbeddedField({ modelContainer: Tree }),
    fc.record({
      n: fc.integer(),
      leaf: fc.option(leaf),
      leaves: fc.array(leaf),
      words: fc.array(fc.array(fc.option(text))),
    }),
  ],
];

const words = (value: unknown): string =>
  inspect(value, { depth: Infinity, sorted: true, maxStringLength: null, maxArrayLength: null });

function clean(field: Field, value: unknown): unknown {
  const issues: ValidationIssue[] = [];
  const cleaned = cleanField(field, value, issues);
  expect(issues).toEqual([]);
  return cleaned;
}

describe.each(KINDS)('a value of a %s', (kind, { field }, values) => {
  it('is what it was after BSON', () => {
    fc.assert(
      fc.property(values, (value) => {
        const cleaned = clean(field, value);
        const bytes = BSON.serialize({ v: field.encode(cleaned) });
        const back = field.decode(BSON.deserialize(bytes, DRIVER_OPTIONS)['v']);
        expect(words(back)).toBe(words(cleaned));
        // And stays what it is however often it is saved.
        expect(words(clean(field, back))).toBe(words(cleaned));
      }),
      { numRuns: 300 },
    );
  });

  it('survives JSON, as the body of a request', () => {
    const isText = !kind.includes('any year');
    fc.assert(
      fc.property(values, (value) => {
        const cleaned = clean(field, value);
        const received: unknown = JSON.parse(JSON.stringify({ v: jsonLeaf(value) })).v;
        // JSON has neither -0 nor NaN, and ISO 8601 four digits for a year.
        if (isText && !/-0|NaN|Infinity/.test(words(value))) expect(words(clean(field, received))).toBe(words(cleaned));
      }),
    );
  });
});

describe('any input', () => {
  const fields = KINDS.map(([, { field }]) => field);
  const anything = fc.anything({
    withBigInt: true, withBoxedValues: true, withDate: true, withMap: true, withSet: true, withTypedArray: true,
    withNullPrototype: true, withObjectString: true, withSparseArray: true, withUnicodeString: true,
  }); // prettier-ignore

  it('is either refused with a message, or stored as the type of its field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), anything, (field, input) => {
        const issues: ValidationIssue[] = [];
        const cleaned = cleanField(field, input, issues);
        if (issues.length > 0) return expect(issues.every(({ message }) => message.length > 0)).toBe(true);
        const bytes = BSON.serialize({ v: field.encode(cleaned) });
        const types: Record<string, number> = {
          objectId: 7,
          string: 2,
          int: 16,
          double: 1,
          bool: 8,
          date: 9,
          decimal: 19,
          long: 18,
          binData: 5,
          array: 4,
          object: 3,
        };
        if (field.family !== 'json') expect(bytes[4]).toBe(types[field.bsonType]);
        expect(words(field.decode(BSON.deserialize(bytes, DRIVER_OPTIONS)['v']))).toBe(words(cleaned));
        return undefined;
      }),
      { numRuns: 5000 },
    );
  });
});
