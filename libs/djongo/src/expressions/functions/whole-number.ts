import { describeType, FieldError } from '../../errors/index.js';
import type { Expression as Mql } from '../../lookups/index.js';
import { constantOf } from './constants.js';

const MOST_INT32 = 2_147_483_647;

/** An argument that is a whole number from `least` to `most`. What the server computes is as it is. Throws `FieldError`. */
export function checkWhole(what: string, argument: unknown, least: number, most = MOST_INT32): void {
  if (typeof argument !== 'number' && typeof argument !== 'bigint') return;
  const number = Number(argument);
  if (Number.isInteger(number) && number >= least && number <= most) return;
  throw new FieldError(`${what} is a whole number from ${least} to ${most}, or an expression.`);
}

/** The same for what has to be a number, known when the function is called. */
export function checkWholeOption(what: string, given: unknown, least: number, most: number): void {
  if (typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most) return;
  throw new FieldError(
    `${what} is a whole number from ${least} to ${most}, not a value of type ${describeType(given)}.`,
  );
}

/** A number as one that the server takes for a position or a length: whole, and no less than 0. */
export function wholeMql(number: Mql): Mql {
  const value = constantOf(number)?.value;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_INT32) return value;
  return { $toInt: { $max: [0, { $min: [number, MOST_INT32] }] } };
}
