import { defineOperator, literal, type Numeric, operand, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<[unknown]>({
  name: 'Mul',
  operator: '$mul',
  families: ['number', 'json'],
  compile: ([value], target) => operand(target, value),
  computed: (value, current) => ({ $multiply: [{ $ifNull: [current, 0] }, literal(value)] }),
});

/**
 * Multiplies by a number; a missing value becomes 0.
 *
 * @example
 * await entries.filter({ pk }).update({ price: Mul(2) }); // { $mul: { price: 2 } }
 */
export function Mul<V extends number | bigint | string>(value: V): UpdateOperator<Numeric<V>> {
  return operator<Numeric<V>>(value);
}
