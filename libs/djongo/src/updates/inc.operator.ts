import { defineOperator, literal, type Numeric, operand, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<[unknown]>({
  name: 'Inc',
  operator: '$inc',
  families: ['number', 'json'],
  compile: ([value], target) => operand(target, value),
  computed: (value, current) => ({ $add: [{ $ifNull: [current, 0] }, literal(value)] }),
});

/**
 * Adds a number; a missing value counts as 0.
 *
 * @example
 * await entries.filter({ pk }).update({ n_comments: Inc(1) }); // { $inc: { n_comments: 1 } }
 */
export function Inc<V extends number | bigint | string>(value: V): UpdateOperator<Numeric<V>> {
  return operator<Numeric<V>>(value);
}
