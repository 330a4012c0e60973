import fc from 'fast-check';
import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp, UUID } from 'mongodb';
import type { ContainerShape, ScalarKind, Shape } from '../oracle/shape.js';

/** Few values, so that conditions are met; some of them are what a pattern, a path or an expression could misread. */
const TEXTS = ['a', 'b', 'a\n', 'a.b', 'acb', 'A', '', 'É', 'é', 'ab', '$a', 'b\na', '1', 'ß', '^a', '\u{1F600}', '\uFF5E', 'a\\', 'x\0y'] as const; // prettier-ignore
const at = (text: string): Date => new Date(text);
/** At the borders of days, years and ISO weeks, and far from all of them. */
const MOMENTS = [
  at('2020-12-31T23:59:59.999Z'), at('2021-01-01T00:00:00Z'), at('2020-02-29T12:30:15.250Z'), at('2021-01-04T00:00:00Z'),
  at('2024-12-30T10:15:30Z'), at('1969-12-31T23:59:59.999Z'), at('0001-01-01T00:00:00Z'), at('9999-12-31T23:59:59.999Z'),
  at('+012000-06-01T00:00:00Z'),
] as const; // prettier-ignore
const DAYS = MOMENTS.map((moment) => new Date(Math.floor(moment.getTime() / 86_400_000) * 86_400_000));
const IDS = ['0123456789abcdef01234567', '0123456789abcdef01234568', 'f123456789abcdef01234567'] as const;
const UUIDS = ['0123456789abcdef0123456789abcdef', 'f1234567-89ab-4def-8123-456789abcdef'] as const;
const BYTES = [Uint8Array.of(1), Uint8Array.of(0, 255), Uint8Array.of()] as const;
const decimal = (text: string): Decimal128 => Decimal128.fromString(text);

/** What is stored for a field of a kind. */
const STORED: Readonly<Record<ScalarKind, readonly unknown[]>> = {
  text: TEXTS,
  integer: [0, 1, 2, 3, -1, new Long(2), new Int32(1)],
  float: [1.5, new Double(2), 0.25, -1, 2, NaN, Infinity, 0],
  decimal: ['1.5', '1.50', '2', '-0.25', 'NaN'].map(decimal),
  boolean: [true, false],
  date: [...DAYS, MOMENTS[0]],
  datetime: MOMENTS,
  objectId: IDS.map((id) => new ObjectId(id)),
  uuid: UUIDS.map((id) => new UUID(id)),
  binary: BYTES.map((bytes) => new Binary(bytes)),
};

/** What a lookup is given for a field of a kind, in all its spellings. */
const GIVEN: Readonly<Record<ScalarKind, readonly unknown[]>> = {
  text: [...TEXTS, 1],
  integer: [0, 1, 2, 3, -1, '2'],
  float: [1.5, 2, 0.25, -1, '1.5', NaN, Infinity, -0],
  decimal: ['1.5', '1.50', 2, '-0.25', decimal('2.0')],
  boolean: [true, false, 't', 'false', 1],
  date: [...DAYS.slice(0, 5), MOMENTS[0], '2021-01-03', '2024-12-30'],
  datetime: [...MOMENTS, '2021-01-03', '2024-12-30T11:15:30+01:00', '2024-12-30 10:15:30'],
  objectId: [new ObjectId(IDS[0]), IDS[1]],
  uuid: UUIDS,
  binary: BYTES,
};

/** What other clients may have left behind anywhere. */
const STRAY: readonly unknown[] = [
  'a', '1', 5, 1, NaN, true, {}, { x: 1 }, new ObjectId(IDS[0]), new Timestamp({ t: 1_600_000_000, i: 1 }), MOMENTS[2],
  decimal('1.5'), [], ['a'], [1, null], [[1]], [{ x: 1 }],
]; // prettier-ignore

export const storedScalar = (kind: ScalarKind): fc.Arbitrary<unknown> => mostlyFirst(STORED[kind]);
export const givenScalar = (kind: ScalarKind): fc.Arbitrary<unknown> => mostlyFirst(GIVEN[kind]);

/** One of the first few as often as one of all, so that what is asked for is stored somewhere. */
function mostlyFirst<T>(values: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(...[2, 5, values.length].map((end) => fc.constantFrom(...values.slice(0, end))));
}
const stray = fc.constantFrom(...STRAY);

/** Keys of JSON: some are indexes, some are the names of lookups elsewhere. */
export const JSON_KEYS = ['a', 'b', '0', '1', 'len', 'year'] as const;

const JSON_SCALARS = [1, 'a', 0, 2, 1.5, 'ab', '', '1', '$a', true, false] as const;
export const jsonScalar = mostlyFirst<unknown>(JSON_SCALARS);

/** JSON as a lookup is given it, null included. */
export function jsonValue(maxDepth: number): fc.Arbitrary<unknown> {
  return anyJson(maxDepth, jsonScalar, JSON_KEYS);
}

/** JSON as it is stored: under any keys, and with what only other clients can have stored. */
const storedJson = anyJson(
  3,
  mostlyFirst<unknown>([...JSON_SCALARS, new Long(2), new Double(1), MOMENTS[0], new ObjectId(IDS[0])]),
  [...JSON_KEYS, '$op'],
);

function anyJson(maxDepth: number, scalar: fc.Arbitrary<unknown>, keys: readonly string[]): fc.Arbitrary<unknown> {
  return fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth, withCrossShrink: true },
      { arbitrary: fc.option(scalar, { freq: 8 }), weight: 2 },
      { arbitrary: fc.array(tie('json'), { maxLength: 3 }), weight: 2 },
      {
        arbitrary: fc.dictionary(mostlyFirst(keys), tie('json'), { maxKeys: 3, noNullPrototype: true }),
        weight: 3,
      },
    ),
  })).json;
}

/** A value of a shape as it may be stored: as the model says, null, or anything at all, for which `strays` is the weight. */
function storedValue(shape: Shape, strays: number): fc.Arbitrary<unknown> {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(null), weight: 1 },
    { arbitrary: properValue(shape, strays), weight: 16 },
    { arbitrary: stray, weight: strays },
  );
}

function properValue(shape: Shape, strays: number): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'json':
      return storedJson;
    case 'array':
      return fc.array(storedValue(shape.item, strays), { maxLength: 4 });
    case 'container':
      return storedDocument(shape, strays);
    default:
      return storedScalar(shape.kind);
  }
}

/** A document in which any key may be missing. */
export function storedDocument({ fields }: ContainerShape, strays: number): fc.Arbitrary<Record<string, unknown>> {
  const values = fields.map(({ shape }) => fc.option(storedValue(shape, strays), { nil: undefined, freq: 8 }));
  return fc.tuple(...values).map((items) => {
    const entries = fields.map(({ column }, i) => [column, items[i]] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
  });
}
