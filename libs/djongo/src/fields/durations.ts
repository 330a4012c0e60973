import { Double, Int32, Long } from '../bson.js';
import { invalid } from './invalid.js';

const MESSAGE = '“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Django's: `3 04:05:06.789`, `3 days, 4:05:06`, `-01:30`. */
const STANDARD =
  /^(?:(-?\d{1,9}) (?:days?,? )?)?([+-]?)(?:(?:(\d{1,9}):)?(\d{1,9}):)?(\d{1,12})(?:[.,](\d{1,6})\d{0,6})?$/;
const DAYS = /^(-?\d{1,9}) days?$/;
const ISO =
  /^([+-]?)P(?:(\d{1,9}(?:[.,]\d{1,9})?)D)?(?:T(?=\d)(?:(\d{1,9}(?:[.,]\d{1,9})?)H)?(?:(\d{1,9}(?:[.,]\d{1,9})?)M)?(?:(\d{1,12}(?:[.,]\d{1,9})?)S)?)?$/;

/** Milliseconds: whole numbers as they are, texts in Django's form or ISO 8601; what is finer is cut off. */
export function coerceDuration(value: unknown): number {
  const millis = typeof value === 'string' ? parseDuration(value.trim()) : value;
  if (typeof millis !== 'number' || !Number.isSafeInteger(millis)) throw invalid(MESSAGE, value);
  return millis === 0 ? 0 : millis;
}

/** Milliseconds that a number of the database says. */
export function decodeDuration(stored: unknown): unknown {
  return stored instanceof Long || stored instanceof Int32 || stored instanceof Double ? Number(stored) : stored;
}

function parseDuration(text: string): number | undefined {
  const days = DAYS.exec(text);
  if (days !== null) return Number(days[1]) * DAY;
  return parseStandard(text) ?? parseIso(text);
}

/** The sign is that of the time; days have their own. */
function parseStandard(text: string): number | undefined {
  const match = STANDARD.exec(text);
  if (match === null) return undefined;
  const [, days = '0', sign, hours = '0', minutes = '0', seconds, fraction = ''] = match;
  const millis = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const time = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND + millis;
  return Number(days) * DAY + (sign === '-' ? -time : time);
}

function parseIso(text: string): number | undefined {
  const match = ISO.exec(text);
  // A `P` by itself says nothing.
  if (match === null || text.endsWith('P')) return undefined;
  const [, sign, ...parts] = match;
  const millis = [DAY, HOUR, MINUTE, SECOND].map((unit, at) => Number((parts[at] ?? '0').replace(',', '.')) * unit);
  // Fractions of binary numbers are a little less or more than they say.
  const total = Math.trunc(Number(millis.reduce((sum, each) => sum + each, 0).toFixed(3)));
  return sign === '-' ? -total : total;
}
