import type { Field, FieldFamily, FieldSource } from '../../../fields/index.js';
import { defineFunction } from '../../define-function.js';
import type { Expression } from '../../expression.js';
import { outputField } from '../../output-field.js';
import type { Argument, NeedsOf, NullWith } from '../../typed.js';
import { call } from '../call.js';
import { castMql, checkTarget } from './conversions.js';

const SCALARS = ['text', 'number', 'boolean', 'date', 'objectId'] as const satisfies readonly FieldFamily[];

export const cast = defineFunction({
  name: 'Cast',
  doc: {
    args: 'value, field',
    says: 'as a value of another field; null where it is none',
    example: "Cast('n_comments', FloatField())",
    also: ["Cast('extra__columns', CharField())"],
  },
  takes: [SCALARS],
  output: (_, { to }) => to as Field,
  expr: ([value], { to }, [from]) => castMql(value, to as Field, from),
});

/**
 * The value as one of another field: a number of a text, a text of a number, a decimal with as many places as the field says. Null
 * where it cannot be one; a fraction is cut off from a whole number.
 *
 * @throws FieldError for what is no field, and for a field of arrays, embedded documents or JSON
 * @example
 * entries.annotate({ n: Cast('extra__n', IntegerField()) })
 * // { $convert: { input: '$extra.n', to: 'int', onError: null } }
 */
export function Cast<const A extends Argument, V>(
  value: A,
  field: FieldSource<V>,
): Expression<NeedsOf<A>, NullWith<null, V>> {
  return call(cast, [value], { to: checkTarget(outputField("Cast(): 'field'", field)) });
}
