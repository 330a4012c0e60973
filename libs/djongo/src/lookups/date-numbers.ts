import { IntegerField } from '../fields/index.js';
import type { Expression } from './define-lookup.js';
import { type DateTransform, defineDatePart } from './define-transform.js';
import type { Documented } from './doc.js';

const output = IntegerField().field;

/** `pub_date__month=2` → `{ $expr: { … { $month: '$pub_date' } … } }` */
function dateNumber(
  name: string,
  says: string,
  value: number,
  part: (date: Expression) => Expression,
): Documented<DateTransform> {
  return defineDatePart({ name, doc: { says, example: { [`pub_date__${name}`]: value } }, output, part });
}

/** The parts of a date that recur. */
export const DATE_NUMBERS: readonly Documented<DateTransform>[] = [
  dateNumber('quarter', 'the quarter, from 1', 3, (date) => ({ $ceil: { $divide: [{ $month: date }, 3] } })),
  dateNumber('month', 'the month, from 1', 9, (date) => ({ $month: date })),
  dateNumber('week', 'the week of ISO 8601: the first has the 4th of January in it', 39, (date) => ({
    $isoWeek: date,
  })),
  dateNumber('day', 'the day of the month', 26, (date) => ({ $dayOfMonth: date })),
  dateNumber('week_day', 'the day of the week; Sunday is 1', 6, (date) => ({ $dayOfWeek: date })),
  dateNumber('iso_week_day', 'the day of the week; Monday is 1', 5, (date) => ({ $isoDayOfWeek: date })),
  dateNumber('hour', 'the hour, from 0', 10, (date) => ({ $hour: date })),
  dateNumber('minute', 'the minute', 15, (date) => ({ $minute: date })),
  dateNumber('second', 'the second', 30, (date) => ({ $second: date })),
];
