import { FieldError } from '../errors/index.js';
import { defineOperator, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<[unknown]>({
  name: 'Pop',
  operator: '$pop',
  families: ['array'],
  compile: ([end], { key }) => {
    if (end === 'first') return -1;
    if (end === 'last') return 1;
    throw new FieldError(`${key}: Pop() takes 'first' or 'last'.`);
  },
  computed: (end, current) => {
    const rest = { $subtract: [{ $size: current }, 1] };
    const kept = { $slice: [current, end === -1 ? 1 : 0, { $max: [rest, 1] }] };
    return { $cond: [{ $isArray: [current] }, { $cond: [{ $lte: [rest, 0] }, [], kept] }, current] };
  },
});

/**
 * Removes the last element of an array, or the first.
 *
 * @example
 * await entries.filter({ pk }).update({ tags: Pop() }); // { $pop: { tags: 1 } }
 * await entries.filter({ pk }).update({ tags: Pop('first') }); // { $pop: { tags: -1 } }
 */
export function Pop(end: 'first' | 'last' = 'last'): UpdateOperator<never> {
  return operator<never>(end);
}
