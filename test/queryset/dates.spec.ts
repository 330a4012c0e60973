import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import {
  CharField,
  connect,
  DateField,
  DateTimeField,
  type DjongoConnection,
  DjongoManager,
  EmbeddedField,
  FieldError,
  IntegerField,
  Meta,
  Model,
  NotSupportedError,
  Upper,
} from 'nestjs-djongo';
import { recordCommands, testDatabase } from '../support/database.js';
import { expectSent } from './support.js';

@Meta({ abstract: true })
class Venue {
  @CharField() name!: string;
  @DateField({ null: true }) opened!: Date | null;
}

@Meta({ collection: 'concert', ordering: ['-pk'] })
class Concert extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField() title!: string;
  @DateTimeField({ dbColumn: 'begins', null: true }) start!: Date | null;
  @DateField({ null: true }) day!: Date | null;
  @EmbeddedField({ modelContainer: Venue, null: true }) venue!: Venue | null;

  static objects = new DjongoManager<Concert>();
}

const at = (text: string): Date => new Date(`${text}Z`);
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

const CONCERTS: readonly (Document & { readonly _id: number })[] = [
  {
    _id: 1,
    title: 'a',
    begins: at('2024-05-17T20:15:30.250'),
    day: day('2024-05-17'),
    venue: { opened: day('1969-12-31') },
  },
  { _id: 2, title: 'b', begins: at('2024-05-17T20:40:00'), day: day('2024-05-17'), venue: { opened: null } },
  { _id: 3, title: 'a', begins: at('2023-12-31T23:30:00'), day: day('2024-01-01'), venue: {} },
  // The hour that Paris has twice.
  { _id: 4, title: 'c', begins: at('2024-10-27T00:30:00'), day: day('2024-10-27') },
  { _id: 5, title: 'c', begins: at('2024-10-27T01:30:00'), day: day('2024-10-27') },
  { _id: 6, title: 'a', begins: null, day: null },
  { _id: 7, title: 'a' },
  { _id: 8, title: 'a', begins: '2024-05-17', day: 5 },
];

const database = testDatabase();
let connection: DjongoConnection;
let sent: ReturnType<typeof recordCommands>;

beforeAll(async () => {
  const client = { monitorCommands: true };
  connection = await connect({ name: database.name, uri: database.uri, client, models: [Concert] });
  await database.db.collection<Document & { _id: number }>('concert').insertMany([...CONCERTS]);
  sent = recordCommands(connection.client);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const concerts = Concert.objects;

describe('dates()', () => {
  it('gives each month in which there is a date, once and in order', async () => {
    const query = concerts.dates('start', 'month');
    const command = {
      aggregate: 'concert',
      pipeline: [
        { $match: { begins: { $ne: null } } },
        {
          $set: {
            datefield: {
              $cond: [
                { $eq: [{ $type: '$begins' }, 'date'] },
                { $dateTrunc: { date: '$begins', unit: 'month' } },
                null,
              ],
            },
          },
        },
        { $match: { datefield: { $ne: null } } },
        { $group: { _id: { datefield: { $ifNull: ['$datefield', null] } } } },
        { $sort: { '_id.datefield': 1 } },
        { $project: { _id: 0, datefield: '$_id.datefield' } },
      ],
      cursor: {},
    };
    expect(query.toMql()).toEqual(command);
    sent.clear();
    expect(await query).toEqual([day('2023-12-01'), day('2024-05-01'), day('2024-10-01')]);
    expectSent({ sent: () => sent.commands }, command);
  });

  it.each<[unit: 'year' | 'quarter' | 'month' | 'week' | 'day', ofStart: string[], ofDay: string[]]>([
    ['year', ['2023-01-01', '2024-01-01'], ['2024-01-01']],
    ['quarter', ['2023-10-01', '2024-04-01', '2024-10-01'], ['2024-01-01', '2024-04-01', '2024-10-01']],
    ['month', ['2023-12-01', '2024-05-01', '2024-10-01'], ['2024-01-01', '2024-05-01', '2024-10-01']],
    ['week', ['2023-12-25', '2024-05-13', '2024-10-21'], ['2024-01-01', '2024-05-13', '2024-10-21']],
    ['day', ['2023-12-31', '2024-05-17', '2024-10-27'], ['2024-01-01', '2024-05-17', '2024-10-27']],
  ])('by the %s, of a time and of a day', async (unit, ofStart, ofDay) => {
    expect(await concerts.dates('start', unit)).toEqual(ofStart.map(day));
    expect(await concerts.dates('day', unit)).toEqual(ofDay.map(day));
    expect(await concerts.dates('day', unit, 'DESC')).toEqual(ofDay.map(day).reverse());
  });

  it('is of what the query finds, whatever its order, and goes on from there', async () => {
    const found = concerts.filter({ title: 'a' }).exclude({ pk: 3 }).orderBy('title').reverse();
    expect(await found.dates('day', 'day')).toEqual([day('2024-05-17')]);
    const all = concerts
      .annotate({ up: Upper('title') })
      .filter({ up__in: ['A', 'C'] })
      .dates('start', 'month');
    expect(await all).toEqual([day('2023-12-01'), day('2024-05-01'), day('2024-10-01')]);
    expect(await all.slice(1, 2)).toEqual([day('2024-05-01')]);
    expect(await all.count()).toBe(3);
    expect(await all.exists()).toBe(true);
    expect(await concerts.none().dates('day', 'day')).toEqual([]);
    const streamed: Date[] = [];
    for await (const each of concerts.dates('venue__opened', 'year')) streamed.push(each);
    expect(streamed).toEqual([day('1969-01-01')]);
  });

  it('refuses what it cannot take', () => {
    const refused: [call: () => unknown, message: string][] = [
      [() => concerts.dates('start', 'hour' as never), 'Concert: dates() takes year, quarter, month, week, day.'],
      [() => concerts.dates('start', '$where' as never), 'Concert: dates() takes year'],
      [
        () => concerts.dates('title' as 'start', 'day'),
        "Concert: dates() takes a field of dates; 'title' is a CharField.",
      ],
      [() => concerts.dates('begins' as never, 'day'), "Concert has no field 'begins'"],
      [() => concerts.dates('start', 'day', 'asc' as never), "Concert: dates() orders by 'ASC' or 'DESC'."],
    ];
    for (const [call, message] of refused) {
      expect(call).toThrow(FieldError);
      expect(call).toThrow(message);
    }
    expect(() => concerts.all().slice(2).dates('start', 'day')).toThrow(NotSupportedError);
    expect(() =>
      concerts
        .filter({ pk: 1 })
        .union(concerts.filter({ pk: 2 }))
        .dates('start', 'day'),
    ).toThrow(NotSupportedError);
  });
});

describe('datetimes()', () => {
  it.each<[unit: 'hour' | 'minute' | 'second', expected: string[]]>([
    ['hour', ['2023-12-31T23:00', '2024-05-17T20:00', '2024-10-27T00:00', '2024-10-27T01:00']],
    ['minute', ['2023-12-31T23:30', '2024-05-17T20:15', '2024-05-17T20:40', '2024-10-27T00:30', '2024-10-27T01:30']],
    [
      'second',
      ['2023-12-31T23:30:00', '2024-05-17T20:15:30', '2024-05-17T20:40', '2024-10-27T00:30', '2024-10-27T01:30'],
    ],
  ])('by the %s', async (unit, expected) => {
    expect(await concerts.datetimes('start', unit)).toEqual(expected.map(at));
    expect(await concerts.datetimes('start', unit, 'DESC')).toEqual(expected.map(at).reverse());
  });

  it('begin where they do in a time zone', async () => {
    const query = concerts.datetimes('start', 'day', 'ASC', { tzinfo: 'Europe/Paris' });
    expect(query.toMql()).toMatchObject({
      pipeline: [
        {},
        {
          $set: {
            datefield: {
              $cond: [{}, { $dateTrunc: { date: '$begins', unit: 'day', timezone: 'Europe/Paris' } }, null],
            },
          },
        },
        {},
        {},
        {},
        {},
      ],
    });
    const summer = ['2024-05-16T22:00', '2024-10-26T22:00'];
    expect(await query).toEqual(['2023-12-31T23:00', ...summer].map(at));
    expect(await concerts.datetimes('start', 'year', 'ASC', { tzinfo: '+02:00' })).toEqual([at('2023-12-31T22:00')]);
    expect(await concerts.filter({ title: 'c' }).datetimes('start', 'hour', 'ASC', { tzinfo: 'Europe/Paris' })).toEqual(
      ['2024-10-27T00:00', '2024-10-27T01:00'].map(at),
    );
  });

  it('refuses what it cannot take', () => {
    expect(() => concerts.datetimes('start', 'date' as never)).toThrow('Concert: datetimes() takes year');
    expect(() => concerts.datetimes('start', 'day', 'ASC', { tzinfo: 'Europe/Pariss' })).toThrow(FieldError);
    expect(() => concerts.datetimes('start', 'day', 'ASC', { tzinfo: '$title' })).toThrow("'tzinfo' is the name of");
    expect(() => concerts.datetimes('day', 'day', 'ASC', { tzinfo: 'Europe/Paris' })).toThrow(
      "TruncDay(): 'tzinfo' is for a DateTimeField",
    );
  });
});
