const DAY = 86_400_000;

type Part = { readonly makes: 'number' | 'date' | 'text'; readonly of: (date: Date) => number | Date | string };

const number = (of: (date: Date) => number): Part => ({ makes: 'number', of });

/** The parts of a date, all in UTC, with what they make. */
export const DATE_PARTS: Readonly<Record<string, Part>> = {
  year: number((date) => date.getUTCFullYear()),
  iso_year: number((date) => thursday(date).getUTCFullYear()),
  quarter: number((date) => Math.floor(date.getUTCMonth() / 3) + 1),
  month: number((date) => date.getUTCMonth() + 1),
  week: number((date) => Math.floor((thursday(date).getTime() - yearStart(thursday(date))) / (7 * DAY)) + 1),
  day: number((date) => date.getUTCDate()),
  week_day: number((date) => date.getUTCDay() + 1),
  iso_week_day: number((date) => isoWeekDay(date)),
  hour: number((date) => date.getUTCHours()),
  minute: number((date) => date.getUTCMinutes()),
  second: number((date) => date.getUTCSeconds()),
  date: { makes: 'date', of: midnight },
  time: {
    makes: 'text',
    of: (date) =>
      [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map((part) => pad(part, 2)).join(':') +
      `.${pad(date.getUTCMilliseconds(), 3)}`,
  },
};

export function midnight(date: Date): Date {
  return new Date(Math.floor(date.getTime() / DAY) * DAY);
}

/** A time that is asked for may leave out what is zero at its end: `10:15`, `10:15:30.5`. */
export function fullTime(asked: string): string {
  const [clock = '', fraction = ''] = asked.split('.');
  const [hour = '', minute = '', second = '00'] = clock.split(':');
  return `${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}`;
}

/** Of ISO 8601: Monday is 1, Sunday 7. */
function isoWeekDay(date: Date): number {
  return date.getUTCDay() === 0 ? 7 : date.getUTCDay();
}

/** The Thursday of a date's week, by which the week belongs to a year. */
function thursday(date: Date): Date {
  return new Date(midnight(date).getTime() + (4 - isoWeekDay(date)) * DAY);
}

function yearStart(date: Date): number {
  const start = new Date(0);
  start.setUTCFullYear(date.getUTCFullYear(), 0, 1);
  return start.getTime();
}

function pad(part: number, digits: number): string {
  return String(part).padStart(digits, '0');
}
