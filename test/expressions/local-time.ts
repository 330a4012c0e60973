/** A time as a clock in some place shows it. */
export interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What a clock shows at a moment, by the time zones that JavaScript knows; `'+05:30'` is an offset. */
export function clockOf(date: Date, zone: string): Clock {
  const offset = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (offset !== null) {
    const minutes = (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * (offset[1] === '-' ? -1 : 1);
    return clockOf(new Date(date.getTime() + minutes * MINUTE), 'UTC');
  }
  if (zone === 'UTC') {
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    };
  }
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? NaN;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

/** The clock as if it were one in UTC. */
export function asUtc({ year, month, day, hour, minute, second }: Clock): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date;
}

/** The last moment, no later than `near`, at which a clock shows this. */
export function momentOf(clock: Clock, zone: string, near: Date): Date {
  const shown = asUtc(clock).getTime();
  // Offsets are quarters of an hour, and less than a day.
  for (let offset = -DAY; offset <= DAY; offset += 15 * MINUTE) {
    const date = new Date(shown - offset);
    if (date <= near && asUtc(clockOf(date, zone)).getTime() === shown) return date;
  }
  throw new Error('No clock shows this.');
}

/** The number of the day since 1970, and of the week, which begins on Monday. */
export function dayNumber(clock: Clock): number {
  return Math.floor(asUtc(clock).getTime() / DAY);
}

/** 1 is Monday. */
export function isoWeekDay(clock: Clock): number {
  return ((((dayNumber(clock) + 3) % 7) + 7) % 7) + 1;
}

/** The year that the week of ISO 8601 is of, and its number in it. */
export function isoWeek(clock: Clock): readonly [year: number, week: number] {
  const thursday = new Date((dayNumber(clock) - isoWeekDay(clock) + 4) * DAY);
  const year = thursday.getUTCFullYear();
  const first = new Date(0);
  first.setUTCFullYear(year, 0, 1);
  return [year, Math.floor((thursday.getTime() - first.getTime()) / DAY / 7) + 1];
}
