import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument, NeedsOf, NullWith, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import { DATE } from '../kinds.js';
import { checkTimeZone, timeZoneOf, type TimeZoneOptions } from './time-zone.js';
import { checkUnit, type DateUnit } from './units.js';

export const dateDiff = defineGuarded({
  name: 'DateDiff',
  doc: {
    args: 'start, end, unit, { tzinfo }',
    says: 'how many units begin between two dates: from 23:59 to 00:01 it is a day',
    example: "DateDiff('pub_date', Now(), 'day')",
  },
  kinds: [DATE, DATE],
  output: OUTPUT.integer,
  check: (options) => {
    checkTimeZone('DateDiff', options, ['unit']);
    checkUnit('DateDiff', options['unit']);
  },
  make: ([startDate, endDate], { unit, ...options }, fields) => ({
    $dateDiff: {
      startDate,
      endDate,
      unit,
      ...timeZoneOf('DateDiff', options, fields.find(({ kind }) => kind === 'DateField') ?? fields[0]),
      ...(unit === 'week' && { startOfWeek: 'monday' }),
    },
  }),
});

/**
 * How many units begin after `start` and no later than `end`, below 0 the other way round: from 23:59 to 00:01 it is a day.
 * Weeks begin on Mondays.
 *
 * @throws FieldError for a unit or a time zone that there is not
 * @example
 * entries.annotate({ age: DateDiff('pub_date', Now(), 'day') })
 * // { $dateDiff: { startDate: '$pub_date', endDate: '$$NOW', unit: 'day' } }
 */
export function DateDiff<const A extends Argument, const B extends Argument>(
  start: A,
  end: B,
  unit: DateUnit,
  options: TimeZoneOptions = {},
): Expression<NeedsOf<A | B, Date>, NullWith<OutputOf<A | B>, number>> {
  checkTimeZone('DateDiff', options);
  return call(dateDiff, [start, end], { ...options, unit });
}
