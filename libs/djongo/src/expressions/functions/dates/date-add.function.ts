import type { Expression } from '../../expression.js';
import type { Argument, NeedsOf, NullWith, Numeric, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import { constantOf } from '../constants.js';
import { defineFunction } from '../../define-function.js';
import { guarded } from '../guarded.js';
import { between, DATE } from '../kinds.js';
import { checkWhole } from '../whole-number.js';
import { checkTimeZone, timeZoneOf, type TimeZoneOptions } from './time-zone.js';
import { checkUnit, dateFieldOf, type DateUnit, MOST_OF_UNIT } from './units.js';

export const dateAdd = defineFunction({
  name: 'DateAdd',
  doc: {
    args: 'date, amount, unit, { tzinfo }',
    says: 'so many units later, or earlier of an amount below 0; null of more than 10,000 years',
    example: "DateAdd('pub_date', 3, 'month')",
    also: ["DateAdd('pub_date', 'n_comments', 'day', { tzinfo: 'Europe/Paris' })"],
  },
  takes: [['date'], ['number']],
  output: ([field], { unit }) => dateFieldOf(field, String(unit)),
  check: (options) => {
    checkTimeZone('DateAdd', options, ['unit']);
    checkUnit('DateAdd', options['unit']);
  },
  expr: (args, { unit, ...options }, [field]) => {
    checkUnit('DateAdd', unit);
    const most = MOST_OF_UNIT[unit];
    return guarded(args, [DATE, between(-most, most)], ([startDate, amount]) => {
      const isWhole = Number.isInteger(constantOf(amount)?.value);
      return {
        $dateAdd: {
          startDate,
          unit,
          amount: isWhole ? amount : { $toLong: amount },
          ...timeZoneOf('DateAdd', options, field),
        },
      };
    });
  },
});

/**
 * The date so many units later, or earlier of an amount below 0. A month later than the 31st is the last day of a shorter one;
 * in a time zone a day later is the same time of the day.
 *
 * @throws FieldError for a unit, an amount or a time zone that there is not
 * @example
 * entries.annotate({ due: DateAdd('pub_date', 3, 'month') }) // { $dateAdd: { startDate: '$pub_date', unit: 'month', amount: 3 } }
 */
export function DateAdd<const A extends Argument, const N extends Argument>(
  date: A,
  amount: N,
  unit: DateUnit,
  options: TimeZoneOptions = {},
): Expression<NeedsOf<A, Date> | NeedsOf<N, Numeric>, NullWith<OutputOf<A> | OutputOf<N>, Date>> {
  checkTimeZone('DateAdd', options);
  checkUnit('DateAdd', unit);
  checkWhole("DateAdd(): 'amount'", amount, -MOST_OF_UNIT[unit], MOST_OF_UNIT[unit]);
  return call(dateAdd, [date, amount], { ...options, unit });
}
