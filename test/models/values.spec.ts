import {
  ArrayField,
  BigIntegerField,
  BooleanField,
  CharField,
  DateField,
  DateTimeField,
  DecimalField,
  DjongoManager,
  EmbeddedField,
  F,
  FloatField,
  IntegerField,
  JSONField,
  type JsonValue,
  Max,
  Model,
  ObjectId,
  ObjectIdField,
  Sum,
  TextField,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase } from './support.js';

class Inner {
  @CharField({ dbColumn: 'c', blank: true }) code!: string;
  @DateTimeField({ null: true }) at!: Date | null;
  get label(): string {
    return `#${this.code}`;
  }
}

class Outer {
  @EmbeddedField({ modelContainer: Inner, blank: true }) inner!: Inner;
  @ArrayField({ modelContainer: Inner, blank: true }) inners!: Inner[];
  @ArrayField({ baseField: ArrayField({ modelContainer: Inner }), blank: true }) grid!: Inner[][];
}

class Ledger extends Model {
  @BigIntegerField() big!: bigint;
  @IntegerField({ default: 1 }) small!: number;
  static objects = new DjongoManager<Ledger>();
}

class Everything extends Model {
  @ObjectIdField({ null: true }) other!: ObjectId | null;
  @CharField({ blank: true }) text!: string;
  @TextField({ blank: true }) long!: string;
  @IntegerField({ null: true }) whole!: number | null;
  @FloatField({ null: true }) real!: number | null;
  @BooleanField({ default: false }) flag!: boolean;
  @DateField({ null: true }) day!: Date | null;
  @DateTimeField({ null: true }) moment!: Date | null;
  @DecimalField({ null: true }) exact!: string | null;
  @JSONField({ null: true, blank: true }) json!: JsonValue;
  @EmbeddedField({ modelContainer: Outer, null: true }) outer!: Outer | null;
  static objects = new DjongoManager<Everything>();
}

let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Everything, Ledger])));
afterAll(() => db.end());

const typesOf = async (pk: unknown, ...paths: string[]): Promise<unknown> => {
  const $project = Object.fromEntries(paths.map((path) => [path, { $type: `$${path}` }]));
  const [types] = await db.db
    .collection('everything')
    .aggregate([{ $match: { _id: pk } }, { $project }, { $unset: '_id' }])
    .toArray();
  return types;
};

/** An instance that was saved and read again. */
async function again(values: object): Promise<Everything> {
  const { pk } = await Everything.objects.create(values);
  const found = await Everything.objects.get({ pk });
  // What was read can be saved as it is.
  await found.save();
  return found;
}

describe('values in the database', () => {
  it('have the types of their fields, and read back the same', async () => {
    const values = {
      other: new ObjectId(),
      text: 'a\0b😀',
      long: 'x'.repeat(100_000),
      whole: -(2 ** 31),
      real: 3,
      flag: true,
      day: new Date('2024-02-29'),
      moment: new Date('1969-12-31T23:59:59.999Z'),
      exact: '-1234567890123456789012345678.901230',
      json: { a: [1, 1.5, 2 ** 40, null] },
    };
    const found = await again(values);
    expect(found.toObject()).toEqual({ ...values, _id: found.pk, outer: null });
    expect(await typesOf(found.pk, ...Object.keys(values))).toEqual({
      other: 'objectId',
      text: 'string',
      long: 'string',
      whole: 'int',
      real: 'double',
      flag: 'bool',
      day: 'date',
      moment: 'date',
      exact: 'decimal',
      json: 'object',
    });
  });

  it.each<[string, JsonValue]>([
    ['a path', '$text'],
    ['a variable', '$$ROOT'],
    ['an operator', { $gt: 1 }],
    ['an update', { $set: { text: 'x' }, $inc: { whole: 1 } }],
    ['an expression', { $literal: ['$text'], $concat: ['$text'] }],
    ['dots and nothing as keys', { 'a.b': { '': 1 }, '.': 2 }],
    [
      'keys of the language',
      JSON.parse('{"__proto__": {"a": 1}, "constructor": {"prototype": 1}, "toJSON": 1}') as JsonValue,
    ],
    [
      "a key of the driver's",
      [
        { _bsontype: 'ObjectId', id: 'x' },
        { _bsontype: 'Map', $gt: 1 },
      ],
    ],
    ["what looks like the driver's reference", { $ref: 'schema.json', $id: 'x', title: { $ref: 'a', $id: 1 } }],
    ['extended JSON', { $oid: '65f0c0ffee00c0ffee00c0ff', $date: { $numberLong: '1' } }],
  ])('are literal in JSON: %s', async (_, json) => {
    const found = await again({ json });
    expect(JSON.stringify(found.json)).toBe(JSON.stringify(json));
    expect(Object.getPrototypeOf(found.json)).toBe(Object.getPrototypeOf(json));
    const refreshed = await Everything.objects.get({ pk: found.pk });
    expect(JSON.stringify(refreshed.json)).toBe(JSON.stringify(json));
    await refreshed.refreshFromDb();
    await refreshed.save({ updateFields: ['json'] });
    expect((await Everything.objects.get({ pk: found.pk })).text).toBe('');
  });

  it.each(['$text', '$$ROOT', '{ $gt: 1 }', '.', ''])('are literal in text: %p', async (text) => {
    expect((await again({ text, outer: { inner: { code: text, at: null } } })).outer?.inner.code ?? '').toBe(text);
  });

  it('of containers read back as instances, at any depth', async () => {
    const inner = { code: 'x', at: null };
    const { outer } = await again({ outer: { inner, inners: [inner, inner], grid: [[inner], [inner, inner]] } });
    expect(outer).toBeInstanceOf(Outer);
    const all = [outer?.inner, ...(outer?.inners ?? []), ...(outer?.grid.flat() ?? [])];
    expect(all.map((item) => item?.label)).toEqual(Array.from({ length: 6 }, () => '#x'));
  });

  it('left blank are stored empty, and stay so when they are saved again', async () => {
    const { pk, outer } = await again({ outer: { inner: {}, inners: [{ code: 'x', at: null }] } });
    expect(outer?.inner).toBeInstanceOf(Inner);
    const stored = await db.db.collection('everything').findOne({ _id: pk as ObjectId });
    expect(stored?.['outer']).toEqual({ inner: {}, inners: [{ c: 'x', at: null }], grid: [] });
    expect((await Everything.objects.get({ pk })).outer?.inner).toEqual({ code: null, at: null });
  });

  it('are not shared between objects', async () => {
    const json = { list: [1] };
    const [first, second] = [Everything.from({ json }), Everything.from({ json })];
    await first.save();
    await second.save();
    (first.json as typeof json).list.push(2);
    json.list.push(3);
    expect(second.json).toEqual({ list: [1] });
  });
});

describe('missing keys', () => {
  it('read as null, whatever the default, arrays and containers too', async () => {
    const { insertedId } = await db.db.collection('everything').insertOne({ outer: { inner: { c: 'x' } } });
    const found = await Everything.objects.get({ pk: insertedId });
    expect(found.toObject()).toEqual({
      _id: insertedId,
      other: null,
      text: null,
      long: null,
      whole: null,
      real: null,
      flag: null,
      day: null,
      moment: null,
      exact: null,
      json: null,
      outer: { inner: { code: 'x', at: null }, inners: null, grid: null },
    });
    await expect(found.save()).rejects.toThrow('flag: This field cannot be null.');
    await found.save({ updateFields: ['whole'] });
  });
});

it('What is computed of big integers is one, to the last digit', async () => {
  const big = 9_007_199_254_740_993n;
  await Ledger.objects.bulkCreate([{ big }, { big: 1n }]);
  expect(await Ledger.objects.aggregate({ sum: Sum('big'), max: Max('big'), small: Sum('small') })).toEqual({
    sum: big + 1n,
    max: big,
    small: 2,
  });
  const rows = await Ledger.objects
    .annotate({ next: F('big').add('small') })
    .orderBy('-big')
    .valuesList('next', { flat: true });
  expect(rows).toEqual([big + 1n, 2n]);
});
