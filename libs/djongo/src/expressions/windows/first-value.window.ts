import { argumentNode, callNode, Expression } from '../expression.js';
import type { Argument, NeedsOf, OutputOf } from '../typed.js';
import { defineWindow, firstField, type Place } from './define-window.js';

export const firstValue = defineWindow({
  name: 'FirstValue',
  doc: {
    args: 'of',
    says: 'the value of the first row of the frame',
    example: "Window(FirstValue('headline'), { orderBy: ['pub_date'] })",
  },
  takes: ['any'],
  output: firstField,
  takesFrame: true,
  operator: ([value]) => ({ $first: value }),
});

/** The value of the first row of the frame. Stands in a `Window`. → `{ $first: '$rating' }` */
export function FirstValue<const A extends Argument>(of: A): Place<NeedsOf<A>, OutputOf<A>> {
  return new Expression(callNode(firstValue.name, [argumentNode(of)]));
}
