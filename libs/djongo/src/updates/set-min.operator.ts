import {
  defineOperator,
  isMissing,
  literal,
  operand,
  storedValue,
  type UpdateOperator,
  type Widened,
} from './update-operator.js';

const operator = defineOperator<[unknown]>({
  name: 'SetMin',
  operator: '$min',
  families: ['text', 'number', 'boolean', 'date', 'objectId', 'uuid'],
  compile: ([value], target) => {
    operand(target, value);
    return storedValue(target.field, value);
  },
  computed: (value, current) => ({
    $cond: [{ $or: [isMissing(current), { $lt: [literal(value), current] }] }, literal(value), current],
  }),
});

/**
 * Sets the value where it is less than the stored one, or none is stored.
 *
 * @example
 * await entries.filter({ pk }).update({ rating: SetMin(3) }); // { $min: { rating: 3 } }
 */
export function SetMin<V extends number | bigint | string | boolean | Date | object>(
  value: V,
): UpdateOperator<Widened<V>> {
  return operator<Widened<V>>(value);
}
