import { FieldError } from '../../errors/index.js';
import type { ExpressionDoc } from '../doc.js';
import { argumentNode, callNode, Expression } from '../expression.js';
import type { Argument, NeedsOf, NullWith, OutputOf } from '../typed.js';
import { defineWindow, firstField, type WindowFunction } from './define-window.js';

/** The value of another row of the partition. */
export type Shifted<A> = Expression<NeedsOf<A>, NullWith<null, OutputOf<A>>>;

/** A function that looks so many rows ahead, or back. */
export function defineShift(name: string, doc: ExpressionDoc, sign: 1 | -1): WindowFunction {
  return defineWindow({
    name,
    doc,
    takes: ['any', 'any'],
    output: firstField,
    takesFrame: false,
    operator: ([output, otherwise = null], { offset = 1 }) => ({
      $shift: { output, by: sign * Number(offset), default: otherwise },
    }),
  });
}

/** Throws `FieldError` for an offset that is no number of rows. */
export function shifted<A extends Argument>(
  { name }: WindowFunction,
  of: A,
  offset: number,
  otherwise: Argument,
): Shifted<A> {
  if (!Number.isSafeInteger(offset) || offset < 1) throw new FieldError(`${name}() takes an offset of at least 1.`);
  return new Expression(callNode(name, [argumentNode(of), argumentNode(otherwise)], { offset }));
}
