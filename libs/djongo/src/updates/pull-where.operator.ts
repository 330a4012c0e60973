import type { ElementsWhere } from './update-expression.js';
import { defineOperator, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<[unknown]>({
  name: 'PullWhere',
  operator: '$pull',
  families: ['array'],
  compile: ([where], target) => target.elementsWhere(where),
});

/**
 * Removes every element that meets a condition: a dictionary of lookups, or one made by `Q`, of the element's fields, or of
 * a scalar by itself. To remove values, see `Pull`.
 *
 * @example
 * await entries.filter({ pk }).update({ authors: PullWhere({ name: 'P' }) }); // { $pull: { authors: { name: 'P' } } }
 * await entries.filter({ pk }).update({ scores: PullWhere({ lt: 3 }) }); // { $pull: { scores: { $lt: 3 } } }
 */
export function PullWhere<const W extends object>(where: W): UpdateOperator<ElementsWhere<W>> {
  return operator<ElementsWhere<W>>(where);
}
