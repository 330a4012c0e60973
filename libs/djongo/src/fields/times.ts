import { types } from 'node:util';
import { invalid } from './invalid.js';

const TIME = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6})\d{0,6})?)?$/;

const FORMAT = '“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.';
const NO_TIME = '“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.';

/** A time of the day as `HH:MM:SS`, with `.mmm` where it has milliseconds: the order of these texts is that of time. */
export function coerceTime(value: unknown): string {
  if (types.isDate(value)) return timeOf(value);
  const match = typeof value === 'string' ? TIME.exec(value.trim()) : null;
  if (match === null) throw invalid(FORMAT, value);
  const [, hour = '', minute = '', second = '0', fraction = ''] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw invalid(NO_TIME, value, 'invalid_time');
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const parts = [hour, minute, second].map((part) => part.padStart(2, '0'));
  return `${parts.join(':')}${millis === '000' ? '' : `.${millis}`}`;
}

/** The time of a moment, in UTC. */
function timeOf(date: Date): string {
  if (Number.isNaN(Date.prototype.getTime.call(date))) throw invalid(NO_TIME, 'Invalid Date', 'invalid_time');
  return Date.prototype.toISOString.call(date).slice(-13, -1).replace('.000', '');
}
