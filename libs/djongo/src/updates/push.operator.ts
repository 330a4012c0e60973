import { addedItems, arrayOr, defineOperator, itemsOf, literal, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<readonly unknown[]>({
  name: 'Push',
  operator: '$push',
  families: ['array'],
  compile: (values, target) => addedItems(target, values),
  computed: (items, current) => ({ $concatArrays: [arrayOr(current), literal(itemsOf(items))] }),
});

/**
 * Appends values to an array; where there is none, it is made.
 *
 * @example
 * await entries.filter({ pk }).update({ tags: Push('a') }); // { $push: { tags: 'a' } }
 * await entries.filter({ pk }).update({ tags: Push('a', 'b') }); // { $push: { tags: { $each: ['a', 'b'] } } }
 */
export function Push<V>(...values: V[]): UpdateOperator<V[]> {
  return operator<V[]>(...values);
}
