import { defineFunction } from '../../define-function.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import type { OfDate } from '../function-types.js';
import { guarded } from '../guarded.js';
import { CALENDAR_DATE, DATE } from '../kinds.js';
import { checkTimeZone, dateInZone, timeZoneOf, type TimeZoneOptions } from './time-zone.js';

export const truncDate = defineFunction({
  name: 'TruncDate',
  doc: {
    args: 'date, { tzinfo }',
    says: 'its day, as a DateField has it: midnight UTC, whatever the time zone',
    example: "TruncDate('pub_date')",
    also: ["TruncDate('pub_date', { tzinfo: 'Europe/Paris' })"],
  },
  takes: [['date']],
  output: OUTPUT.date,
  check: (options) => checkTimeZone('TruncDate', options),
  expr: (args, options, [field]) => {
    const zone = timeZoneOf('TruncDate', options, field);
    if (zone.timezone === undefined) {
      return guarded(args, [DATE], ([date]) => ({ $dateTrunc: { date, unit: 'day' } }));
    }
    return guarded(args, [CALENDAR_DATE], ([date]) => {
      const there = dateInZone(date, zone);
      return { $dateFromParts: { year: { $year: there }, month: { $month: there }, day: { $dayOfMonth: there } } };
    });
  },
});

/**
 * The day that a date is on, as a `DateField` has it: midnight UTC, also where it is the day in a time zone.
 *
 * @throws FieldError for a time zone that there is not, and for one of a day
 * @example
 * entries.annotate({ day: TruncDate('pub_date') }) // { $dateTrunc: { date: '$pub_date', unit: 'day' } }
 */
export function TruncDate<const A extends Argument>(date: A, options: TimeZoneOptions = {}): OfDate<A, Date> {
  return call(truncDate, [date], options);
}
