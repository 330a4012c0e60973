import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import {
  type AnyFilter,
  type AnyUpdate,
  ArrayField,
  CharField,
  connect,
  DateTimeField,
  type DjongoConnection,
  DjongoManager,
  Each,
  EmbeddedField,
  IntegerField,
  JSONField,
  type JsonValue,
  Meta,
  Model,
  NotSupportedError,
  PullWhere,
  Q,
} from 'nestjs-djongo';
import { testDatabase } from '../support/database.js';

@Meta({ abstract: true })
class Inner {
  @CharField({ null: true, dbColumn: 'nm' }) name!: string | null;
  @IntegerField({ null: true }) n!: number | null;
  @ArrayField({ baseField: CharField(), null: true }) tags!: string[] | null;
  @JSONField({ null: true }) data!: JsonValue;
  @CharField({ null: true }) mark!: string | null;
}

/** One value by itself, and many in an array: what a filter finds, a condition on elements must find. */
class Part extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField({ null: true }) text!: string | null;
  @IntegerField({ null: true }) number!: number | null;
  @DateTimeField({ null: true }) date!: Date | null;
  @EmbeddedField({ modelContainer: Inner, null: true }) inner!: Inner | null;
  @JSONField({ null: true }) json!: JsonValue;
  @ArrayField({ baseField: IntegerField({ null: true }), null: true }) list!: (number | null)[] | null;
  @ArrayField({ baseField: CharField({ null: true }) }) texts!: (string | null)[];
  @ArrayField({ baseField: IntegerField({ null: true }) }) numbers!: (number | null)[];
  @ArrayField({ baseField: DateTimeField({ null: true }) }) dates!: (Date | null)[];
  @ArrayField({ baseField: EmbeddedField({ modelContainer: Inner, null: true }) }) inners!: (Inner | null)[];
  @ArrayField({ baseField: JSONField({ null: true }) }) jsons!: JsonValue[];
  @ArrayField({ baseField: ArrayField({ baseField: IntegerField({ null: true }), null: true }) })
  lists!: ((number | null)[] | null)[];
  static objects = new DjongoManager<Part>();
}

const MARK = { texts: 'MARK', numbers: -99, dates: new Date(9), inners: { mark: 'MARK' }, jsons: 'MARK', lists: [-99] };
const VALUES = {
  texts: [null, '', 'a', 'A', 'ab', 'a.b', 'É', 'x\ny'],
  numbers: [null, -3, 0, 1, 2, 7, 100],
  dates: [null, new Date(0), new Date('2020-02-29T10:15:00Z'), new Date('2021-01-01')],
  inners: [
    null,
    {},
    { nm: null, n: null, tags: null, data: null },
    { nm: 'a', n: 1, tags: ['x', 'y'], data: { k: 1, deep: { j: null } } },
    { nm: 'ab', n: 2, tags: ['y'], data: { k: [1, 2] } },
    { nm: 'A', n: 3, tags: [], data: 'text' },
  ],
  jsons: [
    null,
    0,
    1,
    'a',
    'ab',
    [],
    [1, 'a'],
    [[1]],
    {},
    { a: 1 },
    { a: { b: null } },
    { a: [{ b: 1 }], c: 'a' },
    { $gt: 1 },
  ],
  lists: [null, [], [1], [1, 2], [null], [3, -1]],
} satisfies Record<keyof typeof MARK, readonly unknown[]>;

type Kind = keyof typeof VALUES;
const SINGLE = {
  texts: 'text',
  numbers: 'number',
  dates: 'date',
  inners: 'inner',
  jsons: 'json',
  lists: 'list',
} as const;

/** [the array, a condition on an element, whether `$pull` can ask it] */
const ROWS: readonly (readonly [Kind, AnyFilter, boolean?])[] = [
  ['texts', { exact: 'a' }],
  ['texts', { exact: null }],
  ['texts', { ne: 'a' }],
  ['texts', { ne: null }],
  ['texts', { in: ['a', 'É', null] }],
  ['texts', { isnull: true }],
  ['texts', { isnull: false }],
  ['texts', { gt: 'a' }],
  ['texts', { lte: 'a' }],
  ['texts', { range: ['A', 'a'] }],
  ['texts', { iexact: 'A' }],
  ['texts', { contains: '.' }],
  ['texts', { icontains: 'B' }],
  ['texts', { startswith: 'a' }],
  ['texts', { istartswith: 'A' }],
  ['texts', { endswith: 'b' }],
  ['texts', { iendswith: 'Y' }],
  ['texts', { regex: '^.$' }],
  ['texts', { iregex: '^a\\.' }],
  ['texts', { gte: 'a', lt: 'b', ne: 'ab' }],
  ['texts', { startswith: 'a', endswith: 'b' }, false],
  ['numbers', { exact: 1 }],
  ['numbers', { in: [1, 2] }],
  ['numbers', { in: [] }],
  ['numbers', { gt: 0, lt: 7 }],
  ['numbers', { range: [3, 1] }],
  ['numbers', { range: [0, 2], ne: 1 }],
  ['dates', { year: 2020 }],
  ['dates', { year__gt: 1970 }],
  ['dates', { year__in: [1970, 2021] }, false],
  ['dates', { date: new Date('2020-02-29') }],
  ['dates', { gte: new Date(0), lt: new Date('2021-01-01') }],
  ['dates', { year__isnull: true }],
  ['inners', { name: 'a' }],
  ['inners', { name: null }],
  ['inners', { name__isnull: false }],
  ['inners', { name__ne: 'a' }],
  ['inners', { name__in: ['a', 'A'] }],
  ['inners', { name__istartswith: 'a', n__gte: 2 }],
  ['inners', { n__range: [1, 2] }],
  ['inners', { tags: 'y' }],
  ['inners', { tags: ['y'] }],
  ['inners', { tags__contains: ['x', 'y'] }],
  ['inners', { tags__overlap: ['x', 'z'] }],
  ['inners', { tags__contained_by: ['y', 'z'] }],
  ['inners', { tags__len: 2 }],
  ['inners', { tags__0: 'y' }],
  ['inners', { tags__isnull: true }],
  ['inners', { tags__startswith: 'x' }],
  ['inners', { data__k: 1 }],
  ['inners', { data__has_key: 'deep' }],
  ['inners', { data__deep__j: null }],
  ['inners', { data__deep__j__isnull: true }],
  ['inners', { data__contains: { k: 1 } }],
  ['inners', { data__k__gt: 1 }],
  ['jsons', { exact: 1 }],
  ['jsons', { exact: null }],
  ['jsons', { exact: { a: 1 } }],
  ['jsons', { exact: { $gt: 1 } }],
  ['jsons', { in: [{ a: 1 }, 'a'] }],
  ['jsons', { in: [{ $gt: 1 }, 'a'] }, false],
  ['jsons', { isnull: true }],
  ['jsons', { isnull: false }],
  ['jsons', { gt: 0 }],
  ['jsons', { range: [0, 1] }],
  ['jsons', { startswith: 'a' }],
  ['jsons', { contains: { a: 1 } }, false],
  ['jsons', { has_key: 'a' }, false],
  ['jsons', { has_keys: ['a', 'c'] }, false],
  ['jsons', { a: 1 }, false],
  ['jsons', { a__b: null }, false],
  ['jsons', { a__b__isnull: true }, false],
  ['jsons', { a__b__gte: 1, c: 'a' }, false],
  ['lists', { exact: [1] }],
  ['lists', { exact: 1 }],
  ['lists', { ne: [1, 2] }],
  ['lists', { gt: 1 }],
  ['lists', { gt: 0, lt: 3 }],
  ['lists', { len: 2 }],
  ['lists', { contains: [1] }],
  ['lists', { overlap: [2, 3] }],
  ['lists', { contained_by: [1, 2] }],
  ['lists', { isnull: true }],
  ['lists', { isnull: false }],
  ['lists', { '0': 1 }, false],
  ['lists', { '0__lt': 2 }, false],
  ['lists', { in: [] }],
];

const database = testDatabase();
const collection = () => database.db.collection<Document & { _id: number }>('part');
let connection: DjongoConnection;

beforeAll(async () => {
  const { name, uri } = database;
  connection = await connect({ name, uri, models: [Part] });
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** The same condition on a field that holds a value by itself. */
function below(field: string, condition: AnyFilter): AnyFilter {
  return Object.fromEntries(Object.entries(condition).map(([key, value]) => [`${field}__${key}`, value]));
}

async function found(array: Kind, condition: object): Promise<number[]> {
  // Null is no document, so that it is never changed as one; `$pull` sees it the same way.
  const query = Part.objects.filter(condition as AnyFilter).filter({ pk__gte: array === 'inners' ? 1 : 0 });
  return (await query.orderBy('pk')).map(({ id }) => id);
}

describe.each(Object.keys(VALUES) as Kind[])('Conditions on the elements of %s', (array) => {
  const values = VALUES[array];
  beforeAll(async () => {
    await collection().deleteMany({});
    await collection().insertMany(values.map((value, at) => ({ _id: at, [SINGLE[array]]: value })));
  });

  const rows = ROWS.filter(([of]) => of === array).flatMap(([, condition, canPull = true]) => [
    [condition, Q(condition), Q(below(SINGLE[array], condition)), canPull] as const,
    [condition, Q(condition).not(), Q(below(SINGLE[array], condition)).not(), canPull] as const,
  ]);

  it.each(rows)('%#: %j', async (_, where, single, canPull) => {
    const expected = await found(array, single);
    await collection().insertOne({ _id: 1000, [array]: values });
    try {
      await Part.objects.filter({ pk: 1000 }).update({ [array]: Each(MARK[array], { where }) } as AnyUpdate);
      const changed: readonly unknown[] = (await collection().findOne({ _id: 1000 }))?.[array];
      expect(values.flatMap((value, at) => (same(changed[at], value) ? [] : [at]))).toEqual(expected);

      await collection().replaceOne({ _id: 1000 }, { [array]: values });
      const pull = Part.objects.filter({ pk: 1000 }).update({ [array]: PullWhere(where) } as AnyUpdate);
      if (!canPull) return void (await expect(pull).rejects.toBeInstanceOf(NotSupportedError));
      await pull;
      const left: readonly unknown[] = (await collection().findOne({ _id: 1000 }))?.[array];
      expect(left).toEqual(values.filter((__, at) => !expected.includes(at)));
    } finally {
      await collection().deleteOne({ _id: 1000 });
    }
  });
});

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
