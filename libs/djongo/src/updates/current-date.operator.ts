import { FieldError } from '../errors/index.js';
import { defineOperator, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<[]>({
  name: 'CurrentDate',
  operator: '$currentDate',
  families: ['date'],
  compile: (_, { key, field }) => {
    if (field.kind === 'DateField')
      throw new FieldError(`${key} (${field.kind}) holds days; the server's clock has a time.`);
    return true;
  },
  computed: () => '$$NOW',
});

/**
 * Sets a moment to the server's own clock.
 *
 * @example
 * await entries.filter({ pk }).update({ mod_date: CurrentDate() }); // { $currentDate: { mod_date: true } }
 */
export function CurrentDate(): UpdateOperator<Date> {
  return operator<Date>();
}
