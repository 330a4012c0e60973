import fc from 'fast-check';
import { Decimal128, Double, Long, MongoServerError, type Document } from 'mongodb';
import {
  ArrayField,
  BooleanField,
  CharField,
  DateField,
  DateTimeField,
  DecimalField,
  EmbeddedField,
  FloatField,
  IntegerField,
  JSONField,
  type JsonValue,
  Meta,
  Model,
  ObjectId,
  ObjectIdField,
  TextField,
  ValidationError,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase } from '../models/support.js';

class Part {
  @CharField({ maxLength: 3, dbColumn: 'l' }) label!: string;
  @IntegerField({ null: true }) n!: number | null;
}

class Note {
  @TextField({ blank: true }) text!: string;
}

@Meta({ schemaValidation: 'error' })
class Sample extends Model {
  @CharField({ maxLength: 3 }) short!: string;
  @TextField({ blank: true, null: true }) text!: string | null;
  @CharField({ choices: ['a', ['b', 'B']], blank: true }) choice!: 'a' | 'b';
  @IntegerField({ choices: [1, 2], null: true }) level!: 1 | 2 | null;
  @IntegerField() n!: number;
  @FloatField({ null: true }) x!: number | null;
  @FloatField({ allowNonFinite: true }) anything!: number;
  @DecimalField({ maxDigits: 4, decimalPlaces: 2 }) price!: string;
  @BooleanField() flag!: boolean;
  @DateField() day!: Date;
  @DateTimeField({ null: true }) at!: Date | null;
  @ObjectIdField() ref!: ObjectId;
  @JSONField({ blank: true }) extra!: JsonValue;
  @JSONField({ null: true }) data!: JsonValue | null;
  @EmbeddedField({ modelContainer: Part }) part!: Part;
  @EmbeddedField({ modelContainer: Note, blank: true, null: true }) note!: Note | null;
  @ArrayField({ modelContainer: Part, blank: true }) parts!: Part[];
  @ArrayField({ baseField: CharField({ maxLength: 2, blank: true }) }) tags!: string[];
  @ArrayField({ baseField: ArrayField({ baseField: IntegerField({ null: true }) }), blank: true }) grid!: (
    number | null
  )[][];
}

const VALID = {
  short: 'abc',
  text: null,
  choice: 'a' as const,
  level: 1 as const,
  n: 1,
  x: 1.5,
  anything: Number.NaN,
  price: '1.50',
  flag: true,
  day: new Date('2020-01-01'),
  at: null,
  ref: new ObjectId(),
  extra: {},
  data: [1],
  part: { label: 'a', n: null },
  note: null,
  parts: [],
  tags: ['a', ''],
  grid: [[1, null]],
};

/** Values of every type that a model or another client may come up with, as code holds them. */
const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', 'a', 'b', 'ab', 'abcd', '😀😀😀', '$x', '1', 'c'),
  fc.constantFrom<unknown>(0, 1, 2, 3, -1, 1.5, 2 ** 31, -(2 ** 31), 2 ** 40, Number.NaN, Infinity, -Infinity, 1e300),
  fc.constantFrom<unknown>('0.01', '99.99', '-99.99', '100', '1.234', 'NaN', new Date(0), new Date('2020-01-01')),
  fc.constantFrom<unknown>(new ObjectId(), [], {}, [null], { a: 1 }, [[]], [{}]),
);
const part = fc.record({ label: scalar, n: scalar, other: scalar }, { requiredKeys: [] });
const nested = fc.oneof(
  scalar,
  part,
  fc.constantFrom<unknown>(
    { label: 'a', n: 1 },
    { label: 'a', n: null },
    { text: '' },
    { text: 'x' },
    { label: 'abcd', n: 1 },
  ),
  fc.array(fc.oneof(scalar, part), { maxLength: 3 }),
  fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }),
);
const FIELDS = Object.keys(VALID) as (keyof typeof VALID)[];

describe('The validator and the model', () => {
  let db: ModelDatabase;
  let log: ReturnType<ModelDatabase['db']['collection']>;
  beforeAll(async () => {
    db = await modelDatabase([Sample]);
    log = db.db.collection('sample');
  });
  afterAll(() => db.end());

  async function isTaken(document: Document): Promise<boolean> {
    try {
      await log.insertOne({ ...document, _id: new ObjectId() });
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === 121) return false;
      throw error;
    }
  }

  const write = (values: object): Document => {
    const made = db.connection.source(Sample).codec.write(values as Sample);
    return made;
  };

  /** Whether the model takes the value as it is, and the document that it would store; undefined where it makes another of it. */
  async function ofModel(name: string, value: unknown): Promise<Document | false> {
    try {
      const sample = Sample.from({ ...VALID, [name]: value } as never);
      sample.pk = new ObjectId();
      await sample.fullClean();
      return write(sample);
    } catch (error) {
      if (error instanceof ValidationError) return false;
      throw error;
    }
  }

  it('agree about a valid document, and about each key that is missing', async () => {
    const document = await ofModel('short', 'abc');
    if (document === false) throw new Error('VALID is not valid.');
    expect(await isTaken(document)).toBe(true);
    for (const key of Object.keys(document).filter((name) => name !== '_id')) {
      const { [key]: _, ...rest } = document;
      expect([key, await isTaken(rest)]).toEqual([key, false]);
    }
    expect(await isTaken({ ...document, legacy: { any: 'thing' } })).toBe(true);
  });

  it('take and refuse the same values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FIELDS), nested, async (name, value) => {
        const valid = write(await cleaned());
        const document = await ofModel(name, value);
        if (document !== false) {
          expect([name, value, await isTaken(document)]).toEqual([name, value, true]);
          return;
        }
        // What is nested in JSON has no schema of its own.
        if ((name === 'extra' || name === 'data') && typeof value === 'object' && hasParts(value)) return;
        // As another client would store it.
        expect([name, value, await isTaken({ ...valid, [name]: stored(name, value) })]).toEqual([name, value, false]);
      }),
      { numRuns: 800 },
    );
  }, 120_000);

  const hasParts = (value: object | null): boolean => value !== null && Object.keys(value).length > 0;

  async function cleaned(): Promise<Sample> {
    const sample = Sample.from(VALID as never);
    await sample.fullClean();
    return sample;
  }

  function stored(name: string, value: unknown): unknown {
    const column = (item: unknown): unknown => {
      if (typeof item !== 'object' || item === null || !('label' in item)) return item;
      const { label, ...rest } = item;
      return { l: label, ...rest };
    };
    if (name === 'part') return column(value);
    if (name === 'parts' && Array.isArray(value)) return value.map(column);
    if (name !== 'price' || typeof value !== 'string') return value;
    try {
      return Decimal128.fromString(value);
    } catch {
      return value;
    }
  }

  it.each<[name: string, value: unknown, isLegal: boolean]>([
    ['n', Long.fromNumber(5), true],
    ['n', new Double(5), true],
    ['n', new Double(5.5), false],
    ['n', Long.fromNumber(2 ** 31), false],
    ['n', Decimal128.fromString('5'), false],
    ['x', Long.fromNumber(5), true],
    ['x', '5', false],
    ['price', Decimal128.fromString('99.99'), true],
    ['price', Decimal128.fromString('99.991'), false],
    ['price', Decimal128.fromString('Infinity'), false],
    ['price', new Double(1.5), false],
    ['part', { l: 'a', n: 1, other: 1 }, false],
    ['part', { l: 'a' }, false],
    ['note', {}, true],
    ['note', { text: '', other: 1 }, false],
    ['choice', '', true],
    ['level', 3, false],
    ['day', '2020-01-01', false],
  ])('%s: %j is legal: %s', async (name, value, isLegal) => {
    const document = await ofModel('short', 'abc');
    expect(await isTaken({ ...(document as Document), [name]: value })).toBe(isLegal);
  });
});
