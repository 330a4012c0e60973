import { addedItems, arrayOr, defineOperator, itemsOf, literal, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<readonly unknown[]>({
  name: 'AddToSet',
  operator: '$addToSet',
  families: ['array'],
  compile: (values, target) => addedItems(target, values),
  computed: (items, current) => ({
    $reduce: {
      input: literal(itemsOf(items)),
      initialValue: arrayOr(current),
      in: { $cond: [{ $in: ['$$this', '$$value'] }, '$$value', { $concatArrays: ['$$value', ['$$this']] }] },
    },
  }),
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
