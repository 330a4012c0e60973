import fc from 'fast-check';
import type { ArrayShape, ContainerShape, ScalarKind, Shape } from '../oracle/shape.js';
import { dictionaryOf } from './dictionaries.js';
import { givenValue, someJson } from './given.js';
import type { Target } from './targets.js';
import { givenScalar, JSON_KEYS, jsonScalar, jsonValue } from './values.js';

/** A lookup with a value that it takes. */
export type Ask = readonly [lookup: string, value: unknown];

const named = (lookups: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<Ask> =>
  fc.tuple(fc.constantFrom(...lookups), value);
const few = <T>(values: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(values, { minLength, maxLength: 3 });
/** `in` takes nulls, which it leaves out, and whatever can be iterated. */
const oneOf = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(few(fc.option(values, { freq: 8 })), fc.nat(4)).map(([list, dice]) => (dice === 4 ? new Set(list) : list));
const nullness: fc.Arbitrary<Ask> = fc.oneof(
  named(['isnull'], fc.constantFrom(true, false, 'true', '0')),
  named(['exact', 'ne'], fc.constant(null)),
);

const PATTERNS = ['^a', 'b$', 'a.', '[ab]{2}', '^$', 'é', '\\$a', /^a$/m, /B/i, '(a|1)$'] as const;
const TEXT = ['contains', 'icontains', 'startswith', 'istartswith', 'endswith', 'iendswith', 'iexact'] as const;
const texts: fc.Arbitrary<Ask> = fc.oneof(
  { arbitrary: named(TEXT, givenScalar('text')), weight: 2 },
  { arbitrary: named(['regex', 'iregex'], fc.constantFrom(...PATTERNS)), weight: 1 },
);

/** What can be asked of anything that is named. */
export function asksOf({ shape }: Target): fc.Arbitrary<Ask> {
  switch (shape.kind) {
    case 'json':
      return fc.oneof({ arbitrary: nullness, weight: 1 }, { arbitrary: ofJson, weight: 5 });
    case 'container':
      return fc.oneof({ arbitrary: nullness, weight: 1 }, { arbitrary: ofContainer(shape), weight: 4 });
    case 'array':
      return fc.oneof(
        { arbitrary: nullness, weight: 1 },
        { arbitrary: ofArray(shape), weight: 2 },
        { arbitrary: ofElements(shape.item), weight: 3 },
      );
    default:
      return fc.oneof({ arbitrary: nullness, weight: 1 }, { arbitrary: ofScalar(shape.kind), weight: 4 });
  }
}

function ofScalar(kind: ScalarKind): fc.Arbitrary<Ask> {
  const plain = ordered(givenScalar(kind));
  if (kind === 'text') return fc.oneof(plain, texts);
  return kind === 'date' || kind === 'datetime' ? fc.oneof(plain, parts, parts) : plain;
}

function ordered(value: fc.Arbitrary<unknown>): fc.Arbitrary<Ask> {
  return fc.oneof(
    { arbitrary: named(['exact', 'ne', 'gt', 'gte', 'lt', 'lte'], value), weight: 6 },
    { arbitrary: named(['in'], oneOf(value)), weight: 1 },
    { arbitrary: named(['range'], fc.tuple(value, value)), weight: 1 },
  );
}

const NUMBERS: Readonly<Record<string, readonly unknown[]>> = {
  year: [2020, 2021, '2024', 9999, 1, 1969],
  iso_year: [2020, 2021, 2025, 1970],
  quarter: [1, 4],
  month: [1, 12, '2'],
  week: [1, 53, 9],
  day: [1, 29, 31],
  week_day: [1, 5, 7],
  iso_week_day: [1, 4, 7],
  hour: [0, 10, 23],
  minute: [0, 30, 59],
  second: [0, 15, 30],
};
const TIMES = ['00:00', '10:15', '10:15:30', '12:30:15.25', '23:59:59.999'] as const;
const partOf = fc.oneof(
  ...Object.entries(NUMBERS).map(([part, values]) => under(part, ordered(fc.constantFrom(...values)))),
  under('date', ordered(givenScalar('date'))),
  under('time', fc.oneof(ordered(fc.constantFrom(...TIMES)), named(TEXT, fc.constantFrom('10', ':30', '.250', '0')))),
);
const parts: fc.Arbitrary<Ask> = fc.oneof(
  { arbitrary: partOf, weight: 4 },
  { arbitrary: under('date', partOf), weight: 1 },
  { arbitrary: under('month', nullness), weight: 1 },
);

function under(part: string, asks: fc.Arbitrary<Ask>): fc.Arbitrary<Ask> {
  return asks.map(([lookup, value]) => [`${part}__${lookup}`, value]);
}

const plainKeys = JSON_KEYS.filter((key) => !/[0-9]/.test(key));
const orderedJson = ordered(fc.oneof({ arbitrary: jsonScalar, weight: 3 }, { arbitrary: someJson, weight: 1 }));
const leaf = fc.option(fc.oneof(jsonScalar, few(jsonValue(1), 1)), { freq: 6 });
const leaves = fc.oneof(
  few(jsonValue(1), 1),
  fc.dictionary(fc.constantFrom('a', ...JSON_KEYS), fc.oneof(leaf, fc.record({ a: leaf }, { noNullPrototype: true })), {
    minKeys: 1,
    maxKeys: 2,
    noNullPrototype: true,
  }),
);
const ofJson: fc.Arbitrary<Ask> = fc.oneof(
  orderedJson,
  texts,
  hasKeys(JSON_KEYS),
  named(['contains'], leaves),
  named(
    ['contained_by'],
    jsonValue(3).filter((value) => value !== null),
  ),
);

function hasKeys(keys: readonly string[]): fc.Arbitrary<Ask> {
  const key = fc.constantFrom('a', ...keys);
  return fc.oneof(named(['has_key'], key), named(['has_keys', 'has_any_keys'], few(key, 1)));
}

/** A dictionary for each lookup that all its leaves take. */
function ofContainer(shape: ContainerShape): fc.Arbitrary<Ask> {
  return fc.oneof(
    { arbitrary: named(['exact', 'ne'], dictionaryOf(shape, 'exact')), weight: 3 },
    { arbitrary: named(['in'], few(dictionaryOf(shape, 'exact'))), weight: 1 },
    ...['gt', 'lte', 'in', 'range', 'startswith', 'icontains', 'isnull'].map((lookup) => ({
      arbitrary: named([lookup], dictionaryOf(shape, lookup)),
      weight: 1,
    })),
  );
}

/** What is asked of an array as a whole. */
function ofArray({ item }: ArrayShape): fc.Arbitrary<Ask> {
  const items = item.kind === 'container' ? dictionaryOf(item, 'exact') : givenValue(item);
  const sets = named(['contains', 'all', 'overlap'], few(items));
  return fc.oneof(
    named(['len'], fc.constantFrom(0, 1, 2, '3')),
    named(['exact', 'ne'], wholeArray(item)),
    item.kind === 'container' ? sets : fc.oneof(sets, named(['contained_by'], few(items))),
  );
}

/** A list that stands for an array and not for one of its elements. */
function wholeArray(item: Shape): fc.Arbitrary<unknown> {
  const lists = few(fc.option(givenValue(item), { freq: 8 }));
  return item.kind === 'array' ? lists.filter((list) => list.length === 0 || list.some(Array.isArray)) : lists;
}

/** What is asked of the elements of an array, of which one must meet it. */
function ofElements(item: Shape): fc.Arbitrary<Ask> {
  switch (item.kind) {
    case 'container':
      return ofContainer(item);
    case 'json':
      return fc.oneof(
        orderedJson.filter(([lookup, value]) => !(['exact', 'ne'].includes(lookup) && Array.isArray(value))),
        texts.filter(([lookup]) => lookup !== 'contains'),
        hasKeys(plainKeys),
      );
    case 'array':
      return item.item.kind === 'array' || item.item.kind === 'container'
        ? ofArray({ kind: 'array', item }) // Its elements need their index.
        : fc.oneof(
            named(
              ['exact', 'ne'],
              few(givenValue(item.item), 1).filter((list) => !list.some(Array.isArray)),
            ),
            ofElements(item.item),
          );
    default:
      return ofScalar(item.kind).filter(([lookup]) => lookup !== 'contains');
  }
}
