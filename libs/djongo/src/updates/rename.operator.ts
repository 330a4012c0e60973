import { describeType, FieldError } from '../errors/index.js';
import { defineOperator, type UpdateOperator } from './update-operator.js';

const operator = defineOperator<[unknown]>({
  name: 'Rename',
  operator: '$rename',
  families: 'all',
  compile: ([to], { key, field, other }) => {
    if (typeof to !== 'string')
      throw new FieldError(`${key}: Rename() takes the name of a field, not ${describeType(to)}.`);
    const target = other(to);
    if (target.field.kind !== field.kind) {
      throw new FieldError(`${key} (${field.kind}) cannot become '${to}', which is a ${target.field.kind}.`);
    }
    return target.column;
  },
});

/**
 * Moves the value to another field of the same kind; documents that lack it stay as they are.
 *
 * @example
 * await entries.filter({ pk }).update({ title: Rename('headline') }); // { $rename: { title: 'headline' } }
 */
export function Rename(to: string): UpdateOperator<never> {
  return operator<never>(to);
}
