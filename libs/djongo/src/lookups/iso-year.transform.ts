import { defineDatePart } from './define-transform.js';
import { addDays, utcDate } from './utc-date.js';
import { YEAR } from './year-number.js';

/** `pub_date__iso_year=2020` → `{ pub_date: { $gte: 2019-12-30, $lt: 2021-01-04 } }` */
export const isoYear = defineDatePart({
  name: 'iso_year',
  doc: { says: 'the year that the ISO 8601 week is of', example: { pub_date__iso_year: 1969 } },
  output: YEAR,
  part: (date) => ({ $isoWeekYear: date }),
  span: (made) => [firstMonday(Number(made)), firstMonday(Number(made) + 1)],
});

/** The Monday of the week that has the 4th of January in it. */
function firstMonday(year: number): Date {
  const fourth = utcDate(year, 1, 4);
  return addDays(fourth, -((fourth.getUTCDay() + 6) % 7));
}
