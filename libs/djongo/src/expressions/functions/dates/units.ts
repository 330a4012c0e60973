import { FieldError, perhaps } from '../../../errors/index.js';
import type { Field } from '../../../fields/index.js';
import { OUTPUT } from '../../outputs.js';

/** The units of days and more, the longest first. */
const DAYS = ['year', 'quarter', 'month', 'week', 'day'] as const;

/** What a date can be cut off at. */
export const TRUNC_UNITS = [...DAYS, 'hour', 'minute', 'second'] as const;

/** A span of time. */
export type DateUnit = keyof typeof MOST_OF_UNIT;

/** How many of each are 10,000 years, about: more than calendars have, and few enough for the server to count with. */
export const MOST_OF_UNIT = {
  year: 10_000,
  quarter: 40_000,
  month: 120_000,
  week: 520_000,
  day: 3_650_000,
  hour: 87_600_000,
  minute: 5_256_000_000,
  second: 315_360_000_000,
  millisecond: 315_360_000_000_000,
} as const;

/** Throws `FieldError` for what is no unit. */
export function checkUnit(caller: string, unit: unknown): asserts unit is DateUnit {
  if (typeof unit === 'string' && Object.hasOwn(MOST_OF_UNIT, unit)) return;
  const units = Object.keys(MOST_OF_UNIT);
  const hint = typeof unit === 'string' ? perhaps(unit, units) : '';
  throw new FieldError(`${caller}() takes ${units.join(', ')}${hint}.`);
}

/** The field of what is made of a date by the unit: of a day another one, unless it is moved by less than days. */
export function dateFieldOf(field: Field | undefined, unit: string): Field {
  return field?.kind === 'DateField' && DAYS.some((each) => each === unit) ? OUTPUT.date : OUTPUT.dateTime;
}
