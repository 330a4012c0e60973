import { addedItems, defineOperator, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<readonly unknown[]>({
  name: 'AddToSet',
  operator: '$addToSet',
  families: ['array'],
  compile: (values, target) => addedItems(target, values),
});

/**
 * Appends those of the values that the array does not have.
 *
 * @example
 * await entries.filter({ pk }).update({ tags: AddToSet('a') }); // { $addToSet: { tags: 'a' } }
 */
export function AddToSet<V>(...values: V[]): UpdateOperator<V[]> {
  return operator<V[]>(...values);
}
