import { FieldError, perhaps } from '../../../errors/index.js';
import { NUMBERS_OF_DATES } from '../../../lookups/index.js';
import type { FunctionDefinition } from '../../define-function.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfDate } from '../function-types.js';
import { DATE } from '../kinds.js';
import { checkTimeZone, dateInZone, timeZoneOf, type TimeZoneOptions } from './time-zone.js';

/** The parts of a date that `Extract` takes: those that lookups have as well, `pub_date__year`. */
export type ExtractPart =
  | 'year'
  | 'iso_year'
  | 'quarter'
  | 'month'
  | 'week'
  | 'day'
  | 'week_day'
  | 'iso_week_day'
  | 'hour'
  | 'minute'
  | 'second';

const BY_PART: ReadonlyMap<string, FunctionDefinition> = new Map(
  NUMBERS_OF_DATES.map(({ name: part, doc, part: make }) => {
    const name = `Extract${part.split('_').map(capitalized).join('')}`;
    const definition = defineGuarded({
      name,
      doc: { args: 'date, { tzinfo }', says: doc.says, example: `${name}('pub_date')` },
      kinds: [DATE],
      output: OUTPUT.integer,
      check: (options) => checkTimeZone(name, options),
      make: ([date], options, [field]) => make(dateInZone(date, timeZoneOf(name, options, field))),
    });
    return [part, definition];
  }),
);

/** The parts of dates, each a function: `ExtractYear`. */
export const EXTRACTS: readonly FunctionDefinition[] = [...BY_PART.values()];

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function extract<A extends Argument>(of: A, part: string, options: TimeZoneOptions): OfDate<A, number> {
  const definition = BY_PART.get(part);
  if (definition !== undefined) return call(definition, [of], options);
  const hint = typeof part === 'string' ? perhaps(part, BY_PART.keys()) : '';
  throw new FieldError(`Extract() takes ${[...BY_PART.keys()].join(', ')}${hint}.`);
}

/**
 * A part of a date, by the name that lookups have for it, in UTC or in a time zone.
 *
 * @throws FieldError for a part or a time zone that there is not, and for a time zone of a day
 * @example
 * entries.annotate({ hour: Extract('pub_date', 'hour', { tzinfo: 'Europe/Paris' }) })
 * // { $hour: { date: '$pub_date', timezone: 'Europe/Paris' } }
 */
export function Extract<const A extends Argument>(
  date: A,
  part: ExtractPart,
  options: TimeZoneOptions = {},
): OfDate<A, number> {
  return extract(date, part, options);
}

/** The year. → `{ $year: '$pub_date' }` */
export function ExtractYear<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'year', options);
}

/** The year that the ISO 8601 week is of. → `{ $isoWeekYear: '$pub_date' }` */
export function ExtractIsoYear<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'iso_year', options);
}

/** The quarter, from 1. → `{ $ceil: { $divide: [{ $month: '$pub_date' }, 3] } }` */
export function ExtractQuarter<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'quarter', options);
}

/** The month, from 1. → `{ $month: '$pub_date' }` */
export function ExtractMonth<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'month', options);
}

/** The week of ISO 8601. → `{ $isoWeek: '$pub_date' }` */
export function ExtractWeek<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'week', options);
}

/** The day of the month. → `{ $dayOfMonth: '$pub_date' }` */
export function ExtractDay<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'day', options);
}

/** The day of the week; Sunday is 1. → `{ $dayOfWeek: '$pub_date' }` */
export function ExtractWeekDay<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'week_day', options);
}

/** The day of the week; Monday is 1. → `{ $isoDayOfWeek: '$pub_date' }` */
export function ExtractIsoWeekDay<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'iso_week_day', options);
}

/** The hour, from 0. → `{ $hour: '$pub_date' }` */
export function ExtractHour<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'hour', options);
}

/** The minute. → `{ $minute: '$pub_date' }` */
export function ExtractMinute<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'minute', options);
}

/** The second. → `{ $second: '$pub_date' }` */
export function ExtractSecond<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, number> {
  return extract(date, 'second', options);
}
