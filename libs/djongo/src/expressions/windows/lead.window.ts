import type { Argument } from '../typed.js';
import { defineShift, type Shifted, shifted } from './shift.js';

export const lead = defineShift(
  'Lead',
  {
    args: 'of, offset = 1, default = null',
    says: 'the value of the row so many places after; the default where there is none',
    example: "Window(Lead('headline'), { orderBy: ['pub_date'] })",
  },
  1,
);

/** The value of the row so many places after; the default where there is none. Stands in a `Window`. → `{ $shift: { …, by: 1 } }` */
export function Lead<const A extends Argument, const D extends Argument = null>(
  of: A,
  offset = 1,
  otherwise: D | null = null,
): Shifted<A, D> {
  return shifted(lead, of, offset, otherwise);
}
