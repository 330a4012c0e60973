import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Document, Long } from 'mongodb';
import { type AnyFilter, type Condition, connect, type DjongoConnection, FieldError, Q } from 'nestjs-djongo';
import { and, type ConditionNode, not } from '../../libs/djongo/src/ast/index.js';
import { TRANSFORMS } from '../../libs/djongo/src/lookups/index.js';
import { conditionOf } from '../../libs/djongo/src/expressions/q.js';
import { testDatabase } from '../support/database.js';
import { day, DOCUMENTS, Event } from './date-parts.fixture.js';
import { byExpression, byPath } from './forms.js';
import { DATE_PARTS } from './rows/date-parts.js';

const database = testDatabase();
const collection = database.db.collection<Document & { _id: number }>('event');
const others = database.db.collection<Document & { _id: number }>('others');
const everyKey = DOCUMENTS.map(({ _id }) => _id);
let connection: DjongoConnection;

beforeAll(async () => {
  connection = await connect({ name: database.name, uri: database.uri, models: [Event] });
  await collection.insertMany([...DOCUMENTS]);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** Asks in both forms, and both for the complement. */
async function expectRows(node: ConditionNode, ids: readonly number[]): Promise<void> {
  const rest = everyKey.filter((id) => !ids.includes(id));
  expect(await byPath(collection, Event, node)).toEqual(ids);
  expect(await byExpression(collection, Event, node)).toEqual(ids);
  expect(await byPath(collection, Event, not(node))).toEqual(rest);
  expect(await byExpression(collection, Event, not(node))).toEqual(rest);
}

describe('Parts of dates', () => {
  it.each(DATE_PARTS)('%s: %j', async (key, value, filter, ids) => {
    const dictionary = { [key]: value } as AnyFilter;
    expect(Event.objects.filter(dictionary).toMql()).toEqual({ find: 'event', filter });
    await expectRows(conditionOf(dictionary), ids);
  });

  it('have a row each', () => {
    const tried = new Set(DATE_PARTS.flatMap(([key]) => key.split('__')));
    expect(TRANSFORMS.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  it('are asked by count, exclude and delete too', async () => {
    expect(await Event.objects.filter({ start__month: 12 }).count()).toBe(2);
    expect(await Event.objects.exclude({ start__month: 12 }).count()).toBe(5);
    expect(await Event.objects.filter({ people__born__month: 1 }).exists()).toBe(false);
  });
});

describe('Parts of dates in one filter() call', () => {
  const rows: readonly [what: string, given: readonly (Condition | object)[], filter: unknown, ids: number[]][] = [
    [
      'hold for the same element as a range',
      [{ people__born__year: 1985, people__name: 'Ann' }],
      { people: { $elemMatch: { born: { $gte: day('1985-01-01'), $lt: day('1986-01-01') }, name: 'Ann' } } },
      [2],
    ],
    [
      'hold for the same element as an expression',
      [{ people__born__month: 12, people__name: 'Ann' }],
      { 'people.name': 'Ann', $expr: expect.anything() },
      [],
    ],
    [
      'exclude for the same element',
      [{ people__born__month__ne: 5, people__born__year__ne: 1990, people__name: 'Bob' }],
      { 'people.name': 'Bob', $expr: expect.anything() },
      [1],
    ],
    [
      'exclude for the same element as a range',
      [{ people__born__year__ne: 1990, people__name: 'Ann' }],
      { people: { $elemMatch: { born: { $not: expect.anything() }, name: 'Ann' } } },
      [2],
    ],
    [
      'hold for the same element of an element',
      [{ people__awards__given__month: 6, people__awards__title: 'A', people__name: 'Ann' }],
      { 'people.awards.title': 'A', 'people.name': 'Ann', $expr: expect.anything() },
      [2],
    ],
    ['hold for the same date', [{ dates__month: 7, dates__year: 2022 }], expect.anything(), [1]],
    ['hold for the same date and its opposite', [{ dates__year__ne: 2020, dates__month: 1 }], expect.anything(), [2]],
    [
      'hold for the same element in an or',
      [Q({ people__born__month: 12 }).or({ people__born__year: 1990 }), { people__name: 'Bob' }],
      expect.anything(),
      [1],
    ],
    [
      'stand beside one another',
      [{ start__month: 12, start__day: 31, start__year: 2020, start__gte: day('2020-01-01') }],
      expect.anything(),
      [1],
    ],
    [
      'stand in an or',
      [Q({ start__month: 1 }).or({ start__hour: 23 }).or({ day__year: 2024 })],
      expect.anything(),
      [1, 2, 3],
    ],
    ['stand in a not', [Q({ start__month: 12 }).not(), { start__isnull: false }], expect.anything(), [2, 6, 7]],
  ];
  it.each(rows)('%s', async (_, given, filter, ids) => {
    expect(Event.objects.filter(...(given as AnyFilter[])).toMql().filter).toEqual(filter);
    await expectRows(and(given.map((one) => conditionOf(one as AnyFilter))), ids);
  });

  it('may be met by different elements in chained calls', async () => {
    const query = Event.objects.filter({ people__born__month: 12 }).filter({ people__name: 'Ann' });
    expect((await query).map(({ id }) => id)).toEqual([1]);
  });
});

describe('What is refused', () => {
  it.each<[key: string, value: unknown, message: string]>([
    ['start__yaer', 2020, "Event.start (DateTimeField) has no lookup 'yaer' (perhaps you meant year?)."],
    ['start__mnth__gt', 5, "Event.start (DateTimeField) has no lookup 'mnth' (perhaps you meant month?)."],
    ['dates__yaer', 2020, "Event.dates (ArrayField) has no lookup 'yaer' (perhaps you meant year?)."],
    ['start__year__year', 2020, "Event.start__year (IntegerField) has no lookup 'year'."],
    ['start__year__get', 2020, "Event.start__year (IntegerField) has no lookup 'get' (perhaps you meant gt or gte?)."],
    ['start__year__gte__lt', 2020, "Event.start__year (IntegerField) has no lookup 'gte'."],
    ['start__month__startswith', '1', "Event.start__month (IntegerField) has no lookup 'startswith'."],
    ['start__date__contains', '1', "Event.start__date (DateField) has no lookup 'contains'."],
    ['start__$gt', 1, "Event.start (DateTimeField) has no lookup '$gt' (perhaps you meant gt?)."],
    ['id__year', 2020, "Event.id (IntegerField) has no lookup 'year'."],
    [
      'start__year',
      '20x',
      'Event.start__year (IntegerField) cannot take a value of type string: it must be an integer.',
    ],
    [
      'start__month__gt',
      1.5,
      'Event.start__month__gt (IntegerField) cannot take a value of type number: it must be an integer.',
    ],
    [
      'start__month',
      { $gt: 1 },
      'Event.start__month (IntegerField) cannot take a value of type object: it must be an integer.',
    ],
    ['start__year', undefined, 'Event.start__year (IntegerField) is undefined; leave the key out, or give null'],
    ['start__year__gt', null, "Event.start__year__gt (IntegerField) may not be null; ask for null with 'isnull'"],
    ['start__month__in', 5, 'Event.start__month__in (IntegerField) needs an array or another iterable'],
    ['start__month__range', [5], 'Event.start__month__range (IntegerField) needs an array of two values'],
    ['start__year', 0, 'type number: a year is a whole number from 1 to 9999.'],
    ['start__year__lt', 10_000, 'type number: a year is a whole number from 1 to 9999.'],
    ['start__iso_year__in', [2020, -1], 'type number: a year is a whole number from 1 to 9999.'],
    ['start__date', 2020, 'Event.start__date (DateField) cannot take a value of type number'],
    ['start__time', '25:00', 'type string: a time is a text such as 10:15, 10:15:30 or 10:15:30.250.'],
    ['start__time', 10, 'type number: a time is a text such as 10:15, 10:15:30 or 10:15:30.250.'],
  ])('%s: %j', (key, value, message) => {
    const ask = (): unknown => Event.objects.filter({ [key]: value } as AnyFilter);
    expect(ask).toThrow(FieldError);
    expect(ask).toThrow(message);
  });

  it('a part of a date as an order or among values', () => {
    expect(() => Event.objects.orderBy('start__year' as never)).toThrow(FieldError);
    expect(() => Event.objects.values('start__year' as never)).toThrow(FieldError);
  });
});

/** Every part as JavaScript computes it. */
const PARTS: Readonly<Record<string, (date: Date) => number | string | Date>> = {
  year: (date) => date.getUTCFullYear(),
  iso_year: (date) => thursday(date).getUTCFullYear(),
  quarter: (date) => [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4][date.getUTCMonth()] ?? 0,
  month: (date) => date.getUTCMonth() + 1,
  week: (date) => {
    const ofWeek = thursday(date);
    const newYear = new Date(ofWeek);
    newYear.setUTCMonth(0, 1);
    return Math.floor((ofWeek.getTime() - newYear.getTime()) / 604_800_000) + 1;
  },
  day: (date) => date.getUTCDate(),
  week_day: (date) => date.getUTCDay() + 1,
  iso_week_day: (date) => date.getUTCDay() || 7,
  hour: (date) => date.getUTCHours(),
  minute: (date) => date.getUTCMinutes(),
  second: (date) => date.getUTCSeconds(),
  date: (date) => new Date(new Date(date).setUTCHours(0, 0, 0, 0)),
  time: (date) => date.toISOString().slice(-13, -1),
};

/** The Thursday of a date's ISO week, whose year is the week's. */
function thursday(date: Date): Date {
  const found = new Date(date);
  found.setUTCHours(0, 0, 0, 0);
  found.setUTCDate(found.getUTCDate() + 4 - (found.getUTCDay() || 7));
  return found;
}

const COMPARE: Readonly<Record<string, (a: number | string | Date, b: number | string | Date) => boolean>> = {
  exact: (a, b) => a.valueOf() === b.valueOf(),
  ne: (a, b) => a.valueOf() !== b.valueOf(),
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
};

describe('Over random dates', () => {
  const instant = fc.oneof(
    fc.date({ min: new Date('0010-01-01'), max: new Date('9990-01-01'), noInvalidDate: true }),
    fc.date({ min: new Date('2019-12-20'), max: new Date('2021-01-10'), noInvalidDate: true }),
    // Around New Year.
    fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: -400_000_000, max: 400_000_000 }))
      .map(([year, millis]) => new Date(Date.UTC(year, 0, 1) + millis)),
  );
  const dates = fc.sample(instant, { numRuns: 200, seed: 7 });
  beforeAll(async () => {
    await others.insertMany(dates.map((date, _id) => ({ _id, at: date, day: date })));
  });

  it('knows every part', () => {
    expect(Object.keys(PARTS).sort()).toEqual(TRANSFORMS.map(({ name }) => name).sort());
  });

  it.each(Object.entries(PARTS))('%s is what JavaScript says', async (name, partOf) => {
    for (const [lookup, compare] of Object.entries(COMPARE)) {
      for (const date of dates.slice(0, 12)) {
        const wanted = dates.flatMap((other, id) => (compare(partOf(other), partOf(date)) ? [id] : []));
        const node = conditionOf({ [`start__${name}__${lookup}`]: partOf(date) } as AnyFilter);
        expect(await byPath(others, Event, node)).toEqual(wanted);
        expect(await byExpression(others, Event, node)).toEqual(wanted);
      }
    }
  });

  it.each(['year', 'iso_year'])('%s as an expression is the same', async (name) => {
    for (const date of dates.slice(0, 25)) {
      const value = PARTS[name]?.(date);
      const byRange = conditionOf({ [`start__${name}__lte`]: value } as AnyFilter);
      const byPart = conditionOf({ [`start__date__${name}__lte`]: value } as AnyFilter);
      expect(await byPath(others, Event, byPart)).toEqual(await byPath(others, Event, byRange));
    }
  });

  it('dates far from any calendar do not fail a query', async () => {
    const far = database.db.collection<Document & { _id: number }>('far');
    // Those of the server reach further than those of JavaScript.
    const millis = [8.64e15, -8.64e15, Long.MAX_VALUE, Long.MIN_VALUE];
    await others
      .aggregate([
        { $match: { _id: 0 } },
        { $project: { at: { $map: { input: millis, as: 'm', in: { $toDate: '$$m' } } } } },
        { $unwind: '$at' },
        { $set: { _id: { $toString: { $toLong: '$at' } } } },
        { $out: 'far' },
      ])
      .toArray();
    expect(await far.countDocuments({ at: { $type: 'date' } })).toBe(4);
    for (const name of Object.keys(PARTS)) {
      const node = conditionOf({ [`start__${name}`]: PARTS[name]?.(day('2020-01-01')) } as AnyFilter);
      await expect(byPath(far, Event, node)).resolves.toEqual(expect.any(Array));
    }
  });
});
