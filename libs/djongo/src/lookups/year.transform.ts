import { defineDatePart } from './define-transform.js';
import { utcDate } from './utc-date.js';
import { YEAR } from './year-number.js';

/** `pub_date__year=2020` → `{ pub_date: { $gte: 2020-01-01, $lt: 2021-01-01 } }` */
export const year = defineDatePart({
  name: 'year',
  doc: {
    says: 'the year',
    example: { pub_date__year: 1969 },
    also: [{ pub_date__year__gte: 1969 }, { pub_date__year__in: [1967, 1969] }],
  },
  output: YEAR,
  part: (date) => ({ $year: date }),
  span: (made) => [utcDate(Number(made)), utcDate(Number(made) + 1)],
});
