import { defineOperator, itemOf, literal, storedValue, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<readonly unknown[]>({
  name: 'Pull',
  operator: '$pullAll',
  families: ['array'],
  // Not `$pull`, to which an object is a condition: what comes from outside would be read as operators.
  compile: (values, target) => {
    const item = itemOf(target);
    return values.map((value) => storedValue(item, value));
  },
  computed: (values, current) => ({
    $cond: [
      { $isArray: [current] },
      { $filter: { input: current, as: 'p', cond: { $not: [{ $in: ['$$p', literal(values)] }] } } },
      current,
    ],
  }),
});

/**
 * Removes every element that equals one of the values; an embedded document must be equal as a whole.
 *
 * @example
 * await entries.filter({ pk }).update({ tags: Pull('a') }); // { $pullAll: { tags: ['a'] } }
 */
export function Pull<V>(...values: V[]): UpdateOperator<V[]> {
  return operator<V[]>(...values);
}
