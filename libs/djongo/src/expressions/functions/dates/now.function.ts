import { defineFunction } from '../../define-function.js';
import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import { call } from '../call.js';

export const now = defineFunction({
  name: 'Now',
  doc: { args: '', says: 'when the command began, by the clock of the server', example: 'Now()' },
  takes: [],
  output: OUTPUT.dateTime,
  expr: () => '$$NOW',
});

/**
 * The time at which the command began, by the clock of the server; the same in all of it. → `'$$NOW'`
 *
 * @example
 * entries.filter({ pub_date__lte: Now() }) // { $expr: … '$$NOW' … }
 */
export function Now(): Expression<never, Date> {
  return call(now, []);
}
