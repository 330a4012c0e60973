import { MESSAGES } from '../fields/index.js';
import { ValidationError } from '../errors/index.js';
import { defineOperator, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<[]>({
  name: 'Unset',
  operator: '$unset',
  families: 'all',
  compile: (_, { field }) => {
    // What is not there reads as null.
    if (!field.options.null) throw new ValidationError(MESSAGES.null, { code: 'null' });
    return '';
  },
  computed: () => '$$REMOVE',
});

/**
 * Removes the field from the document, so that it reads as null; only for fields that may be null.
 *
 * @example
 * await entries.filter({ pk }).update({ rating: Unset() }); // { $unset: { rating: '' } }
 */
export function Unset(): UpdateOperator<never> {
  return operator<never>();
}
