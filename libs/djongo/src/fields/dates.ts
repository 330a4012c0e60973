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

/** Minutes that a zone is ahead of UTC. */
function offset(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Midnight UTC of a day of the calendar, or undefined for a day that does not exist (31 April). */
export function utcDay([year, month, day]: DateParts['date']): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined;
}

/** A date that exists; the driver would store an invalid one as 1970. */
export function validDate(value: Date, message: string): Date {
  if (Number.isNaN(value.getTime())) throw invalid(message, 'Invalid Date', 'invalid_date');
  return value;
}
