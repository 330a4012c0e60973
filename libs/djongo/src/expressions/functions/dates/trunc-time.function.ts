import { TIME_OF_DAY } from '../../../lookups/index.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { OfDate } from '../function-types.js';
import { DATE } from '../kinds.js';
import { checkTimeZone, timeZoneOf, type TimeZoneOptions } from './time-zone.js';

export const truncTime = defineGuarded({
  name: 'TruncTime',
  doc: {
    args: 'date, { tzinfo }',
    says: 'its time of the day, as a text: `10:15:30.250`',
    example: "TruncTime('pub_date')",
  },
  kinds: [DATE],
  output: TIME_OF_DAY,
  check: (options) => checkTimeZone('TruncTime', options),
  make: ([date], options, [field]) => ({
    $dateToString: { date, format: '%H:%M:%S.%L', ...timeZoneOf('TruncTime', options, field) },
  }),
});

/**
 * The time of the day of a date, as a text with milliseconds: `10:15:30.250`.
 * → `{ $dateToString: { date: '$pub_date', format: '%H:%M:%S.%L' } }`
 */
export function TruncTime<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, string> {
  return call(truncTime, [date], options);
}
