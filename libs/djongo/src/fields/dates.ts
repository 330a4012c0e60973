import { types } from 'node:util';
import { invalid } from './invalid.js';

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6})\d{0,6})?)?[ ]?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** The parts of a text in ISO 8601, or undefined where it is none. */
export interface DateParts {
  readonly date: readonly [year: number, month: number, day: number];
  /** Milliseconds since midnight UTC; undefined where the text has no time. */
  readonly time: number | undefined;
}

/** Reads `2024-02-29`, `2024-02-29 10:15`, `2024-02-29T10:15:00.123+02:00`. A text without zone is in UTC. */
export function parseIso(text: string): DateParts | undefined {
  const match = ISO.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = match;
  const date = [Number(year), Number(month), Number(day)] as const;
  if (hour === undefined) return { date, time: undefined };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { date, time: Number.NaN };
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
  return { date, time: ((Number(hour) * 60 + Number(minute) - offset(zone)) * 60 + Number(second)) * 1000 + millis };
}

/** Minutes that a zone is ahead of UTC; NaN for one that cannot be. */
function offset(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || 0);
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (hours * 60 + minutes) * (zone.startsWith('-') ? -1 : 1);
}

/** Midnight UTC of a day of the calendar, or undefined for a day that does not exist (31 April, the year 0). */
export function utcDay([year, month, day]: DateParts['date']): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined;
}

/** What a kind of date says of values that are none. */
export interface DateMessages {
  readonly format: string;
  readonly noDate: string;
  /** Code of `noDate`. */
  readonly code: string;
}

/** Milliseconds of a `Date` of any realm, or of a text in ISO 8601. Throws `ValidationError` for anything else. */
export function dateMillis(value: unknown, messages: DateMessages): number {
  if (types.isDate(value)) return validMillis(value, messages);
  const parts = typeof value === 'string' ? parseIso(value) : undefined;
  if (parts === undefined) throw invalid(messages.format, value);
  const { time = 0 } = parts;
  const day = utcDay(parts.date);
  if (day === undefined || Number.isNaN(time)) throw invalid(messages.noDate, value, messages.code);
  return day + time;
}

/** The driver would store an invalid date as 1970. */
function validMillis(value: Date, messages: DateMessages): number {
  // The prototype's own method: a subclass may say anything.
  const millis = Date.prototype.getTime.call(value);
  if (Number.isNaN(millis)) throw invalid(messages.noDate, 'Invalid Date', messages.code);
  return millis;
}
