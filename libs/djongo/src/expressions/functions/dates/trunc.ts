import { FieldError, perhaps } from '../../../errors/index.js';
import type { FunctionDefinition } from '../../define-function.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfDate } from '../function-types.js';
import { DATE } from '../kinds.js';
import { checkTimeZone, timeZoneOf, type TimeZoneOptions } from './time-zone.js';
import { truncDate } from './trunc-date.function.js';
import { truncTime } from './trunc-time.function.js';
import { dateFieldOf, TRUNC_UNITS } from './units.js';

/** What `Trunc` cuts a date off at. */
export type TruncKind = (typeof TRUNC_UNITS)[number] | 'date' | 'time';

const BY_UNIT: ReadonlyMap<string, FunctionDefinition> = new Map(
  TRUNC_UNITS.map((unit) => {
    const name = `Trunc${unit.charAt(0).toUpperCase()}${unit.slice(1)}`;
    const starts = unit === 'week' ? { startOfWeek: 'monday' } : {};
    const definition = defineGuarded({
      name,
      doc: {
        args: 'date, { tzinfo }',
        says: `the beginning of its ${unit}${unit === 'week' ? ', which is a Monday' : ''}`,
        example: `${name}('pub_date')`,
      },
      kinds: [DATE],
      output: ([field]) => dateFieldOf(field, unit),
      check: (options) => checkTimeZone(name, options),
      make: ([date], options, [field]) => ({
        $dateTrunc: { date, unit, ...timeZoneOf(name, options, field), ...starts },
      }),
    });
    return [unit, definition];
  }),
);

/** The beginnings of years, months, …, each a function: `TruncYear`. */
export const TRUNCS: readonly FunctionDefinition[] = [...BY_UNIT.values()];

const KINDS: ReadonlyMap<string, FunctionDefinition> = new Map([...BY_UNIT, ['date', truncDate], ['time', truncTime]]);

function trunc<A extends Argument, V>(of: A, kind: string, options: TimeZoneOptions): OfDate<A, V> {
  const definition = KINDS.get(kind);
  if (definition !== undefined) return call(definition, [of], options);
  const hint = typeof kind === 'string' ? perhaps(kind, KINDS.keys()) : '';
  throw new FieldError(`Trunc() takes ${[...KINDS.keys()].join(', ')}${hint}.`);
}

/**
 * The beginning of the year, the month, … that a date is in, in UTC or in a time zone; with `'date'` and `'time'` what
 * `TruncDate` and `TruncTime` make of it.
 *
 * @throws FieldError for a kind or a time zone that there is not, and for a time zone of a day
 * @example
 * entries.annotate({ month: Trunc('pub_date', 'month', { tzinfo: 'Europe/Paris' }) })
 * // { $dateTrunc: { date: '$pub_date', unit: 'month', timezone: 'Europe/Paris' } }
 */
export function Trunc<const A extends Argument, const K extends TruncKind>(
  date: A,
  kind: K,
  options: TimeZoneOptions = {},
): OfDate<A, K extends 'time' ? string : Date> {
  return trunc(date, kind, options);
}

/** The beginning of the year that a date is in. → `{ $dateTrunc: { date: '$pub_date', unit: 'year' } }` */
export function TruncYear<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, Date> {
  return trunc(date, 'year', options);
}

/** The beginning of the quarter that a date is in. → `{ $dateTrunc: { date: '$pub_date', unit: 'quarter' } }` */
export function TruncQuarter<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, Date> {
  return trunc(date, 'quarter', options);
}

/** The beginning of the month that a date is in. → `{ $dateTrunc: { date: '$pub_date', unit: 'month' } }` */
export function TruncMonth<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, Date> {
  return trunc(date, 'month', options);
}

/** The beginning of the week that a date is in, a Monday. → `{ $dateTrunc: { date: '$pub_date', unit: 'week', startOfWeek: 'monday' } }` */
export function TruncWeek<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, Date> {
  return trunc(date, 'week', options);
}

/** The beginning of the day that a date is in. → `{ $dateTrunc: { date: '$pub_date', unit: 'day' } }` */
export function TruncDay<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, Date> {
  return trunc(date, 'day', options);
}

/** The beginning of the hour that a date is in. → `{ $dateTrunc: { date: '$pub_date', unit: 'hour' } }` */
export function TruncHour<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, Date> {
  return trunc(date, 'hour', options);
}

/** The beginning of the minute that a date is in. → `{ $dateTrunc: { date: '$pub_date', unit: 'minute' } }` */
export function TruncMinute<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, Date> {
  return trunc(date, 'minute', options);
}

/** The beginning of the second that a date is in. → `{ $dateTrunc: { date: '$pub_date', unit: 'second' } }` */
export function TruncSecond<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, Date> {
  return trunc(date, 'second', options);
}
