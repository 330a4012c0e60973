import { IntegerField } from '../fields/index.js';
import type { Expression } from './define-lookup.js';
import { defineDatePart, type Transform } from './define-transform.js';

const output = IntegerField().field;

/** The parts of a date that recur, with what they are in an expression: numbers, in UTC. */
const NUMBERS: Readonly<Record<string, (date: Expression) => Expression>> = {
  quarter: (date) => ({ $ceil: { $divide: [{ $month: date }, 3] } }),
  month: (date) => ({ $month: date }),
  /** Of ISO 8601: the first has the 4th of January in it. */
  week: (date) => ({ $isoWeek: date }),
  day: (date) => ({ $dayOfMonth: date }),
  /** Sunday is 1. */
  week_day: (date) => ({ $dayOfWeek: date }),
  /** Monday is 1. */
  iso_week_day: (date) => ({ $isoDayOfWeek: date }),
  hour: (date) => ({ $hour: date }),
  minute: (date) => ({ $minute: date }),
  second: (date) => ({ $second: date }),
};

/** `pub_date__month=2`, and the like. → `{ $expr: { … { $month: '$pub_date' } … } }` */
export const DATE_NUMBERS: readonly Transform[] = Object.entries(NUMBERS).map(([name, part]) =>
  defineDatePart({ name, output, part }),
);
