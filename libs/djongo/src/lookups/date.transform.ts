import { DateField } from '../fields/index.js';
import { defineDatePart } from './define-transform.js';
import { addDays } from './utc-date.js';

const day = DateField().field;

/** `pub_date__date='2020-02-29'` → `{ pub_date: { $gte: 2020-02-29, $lt: 2020-03-01 } }` */
export const date = defineDatePart({
  name: 'date',
  doc: { says: 'the day', example: { pub_date__date: new Date('1969-09-26') } },
  output: day,
  part: (lhs) => ({ $dateTrunc: { date: lhs, unit: 'day' } }),
  span: (made) => {
    const from = new Date(Number(made));
    return [from, addDays(from, 1)];
  },
});
