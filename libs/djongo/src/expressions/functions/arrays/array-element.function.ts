import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument, NeedsOf, NullWith, Numeric, OneOf, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import { constantOf } from '../constants.js';
import { defineGuarded } from '../define-guarded.js';
import { between, LIST } from '../kinds.js';
import { checkWhole } from '../whole-number.js';

const FAR = 2_147_483_647;

export const arrayElement = defineGuarded({
  name: 'ArrayElement',
  doc: {
    args: 'array, index',
    says: 'the item with an index, from 0, or below 0 from the end; null where there is none',
    example: "ArrayElement('tags', 0)",
    also: ["ArrayElement('tags', -1)"],
  },
  kinds: [LIST, between(-FAR, FAR)],
  output: ([array]) => array?.item ?? OUTPUT.json,
  make: ([array, index]) => ({
    $arrayElemAt: [array, Number.isInteger(constantOf(index)?.value) ? index : { $toInt: index }],
  }),
});

/**
 * The item of an array with an index, from 0; below 0 it is counted from the end. Null where there is none.
 *
 * @throws FieldError for an index that is no whole number
 * @example
 * entries.annotate({ last: ArrayElement('tags', -1) }) // { $arrayElemAt: ['$tags', -1] }
 */
export function ArrayElement<const A extends Argument, const I extends Argument>(
  array: A,
  index: I,
): Expression<NeedsOf<A, readonly unknown[]> | NeedsOf<I, Numeric>, NullWith<null, OneOf<OutputOf<A>>>> {
  checkWhole("ArrayElement(): 'index'", index, -FAR, FAR);
  return call(arrayElement, [array, index]);
}
