import {
  DateAdd,
  DateDiff,
  type Expression,
  Extract,
  ExtractDay,
  ExtractHour,
  ExtractIsoWeekDay,
  ExtractIsoYear,
  ExtractMinute,
  ExtractMonth,
  type ExtractPart,
  ExtractQuarter,
  ExtractSecond,
  ExtractWeek,
  ExtractWeekDay,
  ExtractYear,
  Now,
  type TimeZoneOptions,
  Trunc,
  TruncDate,
  TruncDay,
  TruncHour,
  TruncMinute,
  TruncMonth,
  TruncQuarter,
  TruncSecond,
  TruncTime,
  TruncWeek,
  TruncYear,
  Value,
} from 'nestjs-djongo';
import { asUtc, type Clock, clockOf, dayNumber, isoWeek, isoWeekDay, momentOf } from '../local-time.js';
import { both, given, type Row, row } from './row.js';

const PARIS: TimeZoneOptions = { tzinfo: 'Europe/Paris' };
const ZONES = ['UTC', 'Europe/Paris', 'America/New_York', '+05:30', '-0330'];
const DAY = 86_400_000;

const quarter = ({ month }: Clock): number => Math.ceil(month / 3);

const PARTS: readonly (readonly [
  part: ExtractPart,
  of: (date: 'at' | 'day', options?: TimeZoneOptions) => Expression,
  make: (clock: Clock) => number,
])[] = [
  ['year', ExtractYear, ({ year }) => year],
  ['iso_year', ExtractIsoYear, (clock) => isoWeek(clock)[0]],
  ['quarter', ExtractQuarter, quarter],
  ['month', ExtractMonth, ({ month }) => month],
  ['week', ExtractWeek, (clock) => isoWeek(clock)[1]],
  ['day', ExtractDay, ({ day }) => day],
  ['week_day', ExtractWeekDay, (clock) => (isoWeekDay(clock) % 7) + 1],
  ['iso_week_day', ExtractIsoWeekDay, isoWeekDay],
  ['hour', ExtractHour, ({ hour }) => hour],
  ['minute', ExtractMinute, ({ minute }) => minute],
  ['second', ExtractSecond, ({ second }) => second],
];

/** The beginning of a day, a month, … as a clock shows it. */
const BEGINNINGS = {
  year: (clock: Clock) => ({ ...midnight(clock), month: 1, day: 1 }),
  quarter: (clock: Clock) => ({ ...midnight(clock), month: quarter(clock) * 3 - 2, day: 1 }),
  month: (clock: Clock) => ({ ...midnight(clock), day: 1 }),
  week: (clock: Clock) => clockOf(new Date((dayNumber(clock) - isoWeekDay(clock) + 1) * DAY), 'UTC'),
  day: midnight,
  hour: (clock: Clock) => ({ ...clock, minute: 0, second: 0 }),
  minute: (clock: Clock) => ({ ...clock, second: 0 }),
  second: (clock: Clock) => clock,
};

type Unit = keyof typeof BEGINNINGS;

const TRUNCS: Readonly<Record<Unit, (date: 'at' | 'day', options?: TimeZoneOptions) => Expression>> = {
  year: TruncYear,
  quarter: TruncQuarter,
  month: TruncMonth,
  week: TruncWeek,
  day: TruncDay,
  hour: TruncHour,
  minute: TruncMinute,
  second: TruncSecond,
};

function midnight(clock: Clock): Clock {
  return { ...clock, hour: 0, minute: 0, second: 0 };
}

function beginning(date: Date, unit: Unit, zone: string): Date {
  return momentOf(BEGINNINGS[unit](clockOf(date, zone)), zone, date);
}

function nameOf(prefix: string, part: string): string {
  return prefix + part.replace(/(^|_)([a-z])/g, (_, _before, letter: string) => letter.toUpperCase());
}

function timeOf(date: Date, zone: string): string {
  const { hour, minute, second } = clockOf(date, zone);
  const [h, m, s] = [hour, minute, second].map((number) => String(number).padStart(2, '0'));
  return `${h}:${m}:${s}.${String(date.getUTCMilliseconds()).padStart(3, '0')}`;
}

const extracts = PARTS.flatMap(([part, of, make]): Row[] => {
  const name = nameOf('Extract', part);
  return [
    row(name, `${name}('at')`, of('at'), ({ at }) => given(at, (date) => make(clockOf(date, 'UTC')))),
    row(name, `${name}('day')`, of('day'), ({ day }) => given(day, (date) => make(clockOf(date, 'UTC')))),
    ...ZONES.map((tzinfo) =>
      row(name, `Extract('at', '${part}', '${tzinfo}')`, Extract('at', part, { tzinfo }), ({ at }) =>
        given(at, (date) => make(clockOf(date, tzinfo))),
      ),
    ),
  ];
});

const truncs = Object.entries(TRUNCS).flatMap(([each, of]): Row[] => {
  const unit = each as Unit;
  const name = nameOf('Trunc', unit);
  return [
    row(name, `${name}('at')`, of('at'), ({ at }) => given(at, (date) => beginning(date, unit, 'UTC'))),
    row(name, `${name}('day')`, of('day'), ({ day }) => given(day, (date) => beginning(date, unit, 'UTC'))),
    ...ZONES.map((tzinfo) =>
      row(name, `Trunc('at', '${unit}', '${tzinfo}')`, Trunc('at', unit, { tzinfo }), ({ at }) =>
        given(at, (date) => beginning(date, unit, tzinfo)),
      ),
    ),
  ];
});

/** Months later, on the same day, or the last one of a shorter month. */
function addMonths(date: Date, months: number): Date {
  const first = new Date(date);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), last));
  return first;
}

const daysLater = (date: Date, days: number): Date => new Date(date.getTime() + days * DAY);
const ordinary = (date: Date): boolean => date.getUTCFullYear() < 10_000;

export const DATE_ROWS: readonly Row[] = [
  ...extracts,
  ...truncs,
  row('TruncDate', "TruncDate('at')", TruncDate('at'), ({ at }) => given(at, (date) => beginning(date, 'day', 'UTC'))),
  row('TruncDate', "TruncDate('day')", TruncDate('day'), ({ day }) => day),
  row('TruncDate', "Trunc('at', 'date', Paris)", Trunc('at', 'date', PARIS), ({ at }) =>
    given(at, (date) => (ordinary(date) ? asUtc(midnight(clockOf(date, 'Europe/Paris'))) : null)),
  ),
  row('TruncTime', "TruncTime('at')", TruncTime('at'), ({ at }) => given(at, (date) => timeOf(date, 'UTC'))),
  row('TruncTime', "TruncTime('at', Paris)", TruncTime('at', PARIS), ({ at }) =>
    given(at, (date) => timeOf(date, 'Europe/Paris')),
  ),
  row('Now', "DateDiff(Now(), Now(), 'second')", DateDiff(Now(), Now(), 'second'), () => 0),
  row('DateAdd', "DateAdd('at', 1, 'month')", DateAdd('at', 1, 'month'), ({ at }) =>
    given(at, (date) => addMonths(date, 1)),
  ),
  row('DateAdd', "DateAdd('day', -2, 'day')", DateAdd('day', -2, 'day'), ({ day }) =>
    given(day, (date) => daysLater(date, -2)),
  ),
  row('DateAdd', "DateAdd('at', 'n', 'hour')", DateAdd('at', 'n', 'hour'), ({ at, n }) =>
    both(at, n, (date, hours) => (hours > 87_600_000 ? null : new Date(date.getTime() + hours * 3_600_000))),
  ),
  row('DateAdd', "DateAdd('at', 'x', 'day')", DateAdd('at', 'x', 'day'), ({ at, x }) =>
    both(at, x, (date, days) => (Number.isFinite(days) ? daysLater(date, Math.trunc(days)) : null)),
  ),
  // The same time of the next day, which has an hour less or more.
  row('DateAdd', "DateAdd('at', 1, 'day', Paris)", DateAdd('at', 1, 'day', PARIS), ({ id, at }) =>
    given(at, (date) => daysLater(date, id === 1 ? 23 / 24 : id === 2 ? 25 / 24 : 1)),
  ),
  row('DateDiff', "DateDiff('at', 'end', 'day')", DateDiff('at', 'end', 'day'), ({ at, end }) =>
    both(at, end, (a, b) => dayNumber(clockOf(b, 'UTC')) - dayNumber(clockOf(a, 'UTC'))),
  ),
  row('DateDiff', "DateDiff('at', 'end', 'day', Paris)", DateDiff('at', 'end', 'day', PARIS), ({ at, end }) =>
    both(at, end, (a, b) => dayNumber(clockOf(b, 'Europe/Paris')) - dayNumber(clockOf(a, 'Europe/Paris'))),
  ),
  row('DateDiff', "DateDiff('at', 'end', 'week')", DateDiff('at', 'end', 'week'), ({ at, end }) =>
    both(at, end, (a, b) => (beginning(b, 'week', 'UTC').getTime() - beginning(a, 'week', 'UTC').getTime()) / DAY / 7),
  ),
  row('DateDiff', "DateDiff('at', 'end', 'month')", DateDiff('at', 'end', 'month'), ({ at, end }) =>
    both(at, end, (a, b) => (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()),
  ),
  row('DateDiff', "DateDiff('at', 'end', 'millisecond')", DateDiff('at', 'end', 'millisecond'), ({ at, end }) =>
    both(at, end, (a, b) => b.getTime() - a.getTime()),
  ),
  row(
    'DateDiff',
    "DateDiff('day', Value(2025-01-01), 'year')",
    DateDiff('day', Value(new Date('2025-01-01')), 'year'),
    ({ day }) => given(day, (date) => 2025 - date.getUTCFullYear()),
  ),
];
