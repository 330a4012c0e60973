import { FieldError } from '../../errors/index.js';
import type { ExpressionDoc } from '../doc.js';
import { argumentNode, callNode, Expression } from '../expression.js';
import type { Argument, NeedsOf, OutputOf } from '../typed.js';
import { defineWindow, firstField, type Place, type WindowFunction } from './define-window.js';

/** The value of another row of the partition, or the default. */
export type Shifted<A, D> = Place<NeedsOf<A> | NeedsOf<D>, OutputOf<A> | OutputOf<Given<D>>>;
/** Where no default is given, the compiler finds `never` for it inside of a call of `Window`. */
type Given<D> = [D] extends [never] ? null : D;

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
export function shifted<N, V>(
  { name }: WindowFunction,
  of: Argument,
  offset: number,
  otherwise: Argument,
): Expression<N, V> {
  if (!Number.isSafeInteger(offset) || offset < 1) throw new FieldError(`${name}() takes an offset of at least 1.`);
  return new Expression(callNode(name, [argumentNode(of), argumentNode(otherwise)], { offset }));
}
