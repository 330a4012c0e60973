import { argumentNode, callNode, Expression } from '../expression.js';
import type { Argument, NeedsOf, OutputOf } from '../typed.js';
import { defineWindow, firstField, type Place } from './define-window.js';

export const lastValue = defineWindow({
  name: 'LastValue',
  doc: {
    args: 'of',
    says: 'the value of the last row of the frame',
    example: "Window(LastValue('headline'), { orderBy: ['pub_date'] })",
  },
  takes: ['any'],
  output: firstField,
  takesFrame: true,
  operator: ([value]) => ({ $last: value }),
});

/** The value of the last row of the frame. Stands in a `Window`. → `{ $last: '$rating' }` */
export function LastValue<const A extends Argument>(of: A): Place<NeedsOf<A>, OutputOf<A>> {
  return new Expression(callNode(lastValue.name, [argumentNode(of)]));
}
