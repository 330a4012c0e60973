import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AnyFilter, connect, type DjongoConnection } from 'nestjs-djongo';
import type { FieldFamily } from '../../libs/djongo/src/fields/index.js';
import {
  arrayExact,
  arrayNe,
  COMPOUND_LOOKUPS,
  compoundOf,
  itemIsnull,
  jsonMissing,
  jsonNull,
  LOOKUP_VARIANTS,
  lookupsOf,
  TRANSFORMS,
} from '../../libs/djongo/src/lookups/index.js';
import { testDatabase } from '../support/database.js';
import { FAMILIES, INDEXED, pathTo, type Place, PLACES, Thing } from './indexes.fixture.js';
import { winningPlan } from './winning-plan.js';

/**
 * How far an index serves a lookup:
 * - `keys`: only its keys that may match are read;
 * - `index`: all of its keys, or all that are texts, are read: of a pattern the beginning is not known, of `$exists` and `$type` no key;
 * - `collection`: not at all: an expression, `$size`, or a negation of more than one operator.
 */
type Plan = 'keys' | 'index' | 'collection';

/** What follows the path to a field, the value, and the plan; then the places with another plan, or without that lookup. */
type Row = readonly [lookup: string, value: unknown, plan: Plan, others?: Partial<Record<Place, Plan | undefined>>];

/** Of items, it is asked whether the array is null as a whole. */
const ISNULL: readonly Row[] = [
  ['isnull', true, 'keys'],
  ['isnull', false, 'keys', { items: 'collection' }],
];

const ordered = (value: unknown): readonly Row[] => [
  ['exact', value, 'keys'],
  ['ne', value, 'keys'],
  ['in', [value], 'keys'],
  ['gt', value, 'keys'],
  ['gte', value, 'keys'],
  ['lt', value, 'keys'],
  ['lte', value, 'keys'],
  ['range', [value, value], 'keys'],
];

/** An array has a `contains` of its own. */
const TEXT: readonly Row[] = [
  ['contains', 'a', 'index', { items: undefined }],
  ['icontains', 'a', 'index'],
  ['startswith', 'a', 'keys'],
  ['istartswith', 'a', 'index'],
  ['endswith', 'a', 'index'],
  ['iendswith', 'a', 'index'],
  ['iexact', 'a', 'index'],
  ['regex', '^a', 'keys'],
  ['regex', 'a', 'index'],
  ['iregex', '^a', 'index'],
];

/** A part of a date that is a range of dates. */
const spanning = (name: string, value: unknown): readonly Row[] => [
  ...ordered(value).map(([lookup, given]): Row => [
    `${name}__${lookup}`,
    given,
    lookup === 'ne' ? 'collection' : 'keys',
  ]),
  [`${name}__isnull`, true, 'keys'],
  [`${name}__isnull`, false, 'keys'],
];

/** A part of a date that is computed. */
const computed = (name: string, value: unknown): readonly Row[] => [
  ...ordered(value).map(([lookup, given]): Row => [`${name}__${lookup}`, given, 'collection']),
  [`${name}__isnull`, true, 'keys'],
  [`${name}__isnull`, false, 'keys'],
];

const PLANS: Readonly<Record<FieldFamily, readonly Row[]>> = {
  text: [...ordered('a'), ...ISNULL, ...TEXT],
  number: [...ordered(1), ...ISNULL],
  boolean: [...ordered(true), ...ISNULL],
  objectId: [...ordered('0123456789abcdef01234567'), ...ISNULL],
  uuid: [...ordered('01234567-89ab-cdef-0123-456789abcdef'), ...ISNULL],
  binary: [...ordered('AAE=').slice(0, 3), ...ISNULL],
  date: [
    ...ordered('2020-01-01'),
    ...ISNULL,
    ...spanning('year', 2020),
    ...spanning('iso_year', 2020),
    ...spanning('date', '2020-01-01'),
    ...['quarter', 'month', 'week', 'day', 'week_day', 'iso_week_day', 'hour', 'minute', 'second'].flatMap((name) =>
      computed(name, 1),
    ),
    ...computed('time', '10:15'),
  ],
  json: [
    ...ordered(1),
    ...TEXT,
    // An array of documents that is missing matches as well, which is asked of a path without an index.
    ['isnull', true, 'keys', { documents: 'collection' }],
    ['isnull', false, 'collection'],
    ['has_key', 'k', 'index'],
    ['has_keys', ['k', 'l'], 'index'],
    ['has_any_keys', ['k', 'l'], 'index'],
    ['contains', { k: 1 }, 'keys', { items: undefined }],
    ['contains', { k: [1] }, 'keys', { items: undefined }],
    ['contained_by', { k: 1 }, 'collection', { items: undefined }],
    ['k', 1, 'keys'],
    ['k__gt', 1, 'keys'],
    ['k__startswith', 'a', 'keys'],
  ],
  container: [
    ['exact', { name: 'a' }, 'keys'],
    ['ne', { name: 'a' }, 'keys'],
    ['in', [{ name: 'a' }, { name: 'b' }], 'keys'],
    ['isnull', true, 'keys'],
    ['isnull', false, 'keys', { items: 'collection' }],
    ['startswith', { name: 'a' }, 'keys'],
    ['name', 'a', 'keys'],
  ],
  array: [
    ['exact', ['a'], 'keys'],
    ['ne', ['a'], 'collection'],
    ['contains', ['a'], 'keys', { items: undefined }],
    ['contains', [['a']], 'keys', { plain: undefined, embedded: undefined, documents: undefined }],
    ['contains', [], 'index'],
    ['all', ['a'], 'keys', { items: undefined }],
    ['overlap', ['a', 'b'], 'keys', { items: undefined }],
    ['contained_by', ['a'], 'index', { items: undefined }],
    // An array of documents that is missing matches as well, which is asked of a path without an index.
    ['isnull', true, 'keys', { documents: 'collection' }],
    ['isnull', false, 'collection'],
    ['len', 1, 'collection'],
    ['0', 'a', 'keys', { items: undefined }],
    ['0_2', ['a'], 'collection', { items: undefined }],
    ['0_2__contains', ['a'], 'collection', { items: undefined }],
  ],
};

/** What some names ask elsewhere than the family of a field tells. */
const VARIANTS = [
  [arrayExact, 'arrays', [['a']], 'keys'],
  [arrayNe, 'arrays__ne', [['a']], 'collection'],
  [itemIsnull, 'array__0__isnull', true, 'collection'],
  [itemIsnull, 'array__0__isnull', false, 'index'],
  [jsonNull, 'json__k', null, 'keys'],
  [jsonNull, 'json__k__ne', null, 'collection'],
  [jsonMissing, 'json__k__isnull', true, 'keys'],
  [jsonMissing, 'json__k__isnull', false, 'index'],
] as const;

const database = testDatabase();
const things = database.db.collection('thing');
let connection: DjongoConnection;

beforeAll(async () => {
  connection = await connect({ name: database.name, uri: database.uri, models: [Thing] });
  await things.insertMany([{ text: 'a' }, { text: 'b' }]);
  for (const path of INDEXED) await things.createIndex({ [path]: 1 });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** The plan of a condition, and the paths of the indexes that are read. */
async function planOf(
  key: string,
  value: unknown,
): Promise<{ readonly plan: Plan; readonly paths: readonly string[] }> {
  const { filter = {} } = Thing.objects.filter({ [key]: value } as AnyFilter).toMql();
  const { stages, bounds } = await winningPlan(things, filter);
  const paths = bounds.flatMap((each) => Object.keys(each));
  if (stages.includes('COLLSCAN')) return { plan: 'collection', paths };
  const ranges = bounds.flatMap((each) => Object.values(each).flat());
  return { plan: ranges.some((range) => EVERYTHING.includes(range)) ? 'index' : 'keys', paths };
}

/** The ranges of all keys, and of all texts. */
const EVERYTHING: readonly string[] = ['[MinKey, MaxKey]', '["", {})'];

/** The places where a row is asked, each with its plan. */
function plansOf([, , plan, others = {}]: Row): Partial<Record<Place, Plan>> {
  const plans = PLACES.map((place) => [place, place in others ? others[place] : plan] as const);
  return Object.fromEntries(plans.filter(([, each]) => each !== undefined));
}

describe.each(FAMILIES)('How far an index serves a lookup of %s', (family) => {
  it.each(PLANS[family].map((row) => [row[0], row[1], plansOf(row)] as const))(
    '%s: %j: %j',
    async (lookup, value, plans) => {
      const found: Partial<Record<Place, Plan>> = {};
      for (const place of PLACES.filter((each) => each in plans)) {
        const path = pathTo(family, place);
        const { plan, paths } = await planOf(`${path}__${lookup}`, value);
        found[place] = plan;
        const column = path.replaceAll('__', '.');
        expect(paths.filter((each) => each !== column && !each.startsWith(`${column}.`))).toEqual([]);
      }
      expect(found).toEqual(plans);
    },
  );
});

describe('How far an index serves', () => {
  it.each(VARIANTS.map(([, ...row]) => row))('%s: %j: %s', async (key, value, plan) => {
    expect((await planOf(key, value)).plan).toBe(plan);
  });

  it('is seen by this test, both ways', async () => {
    expect(await planOf('id__lt', 5)).toEqual({ plan: 'keys', paths: ['_id'] });
    expect(await planOf('json__none', 1)).toEqual({ plan: 'collection', paths: [] });
  });
});

describe('Whether an index serves it is said', () => {
  it.each(FAMILIES)('of each lookup of %s', (family) => {
    const said = PLANS[family].map(([lookup, value]) => {
      const [name = ''] = lookup.split('__');
      return compoundOf(family, name, value) ?? transformOf(family, name) ?? lookupsOf(family).get(name);
    });
    const compounds = COMPOUND_LOOKUPS.filter(({ families }) => families.includes(family));
    const transforms = TRANSFORMS.filter(({ families }) => families.includes(family));
    const all = [...lookupsOf(family).values(), ...compounds, ...transforms];
    expect(all.filter((each) => !said.includes(each)).map(({ name }) => name)).toEqual([]);
  });

  it('of each variant', () => {
    expect(LOOKUP_VARIANTS.filter((variant) => !VARIANTS.some(([said]) => said === variant))).toEqual([]);
  });
});

function transformOf(family: FieldFamily, name: string) {
  return TRANSFORMS.find((transform) => transform.name === name && transform.families.includes(family));
}
