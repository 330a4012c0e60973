import type { Expression } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';

/** What a step leads to from a value, as an expression. `value` is undefined for the document itself. */
export function stepInto(value: Expression, { column, isIndex, slice }: PathStep): Expression {
  if (slice !== undefined) return sliceOf(value, slice);
  return isIndex ? itemOf(value, Number(column), '$$REMOVE') : fieldOf(value, column);
}

/** The same into JSON, where a number is an index of an array and a key of an object. */
export function stepIntoValue(value: Expression, step: PathStep): Expression {
  if (!step.isIndex || step.field.family !== 'json') return stepInto(value, step);
  return itemOf(value, Number(step.column), fieldOf(value, step.column));
}

/** `'$blog'` + `name` → `'$blog.name'`; a step without key stays where it is. */
function fieldOf(value: Expression, column: string): Expression {
  if (column === '') return value;
  return value === undefined ? `$${column}` : `${String(value)}.${column}`;
}

/** An item of an array, missing where the array is too short. */
function itemOf(array: Expression, index: number, unlessArray: Expression): Expression {
  return { $cond: [{ $isArray: [array] }, { $arrayElemAt: [array, index] }, unlessArray] };
}

/** A part of an array, without what lies beyond its end; missing where there is no array. */
function sliceOf(array: Expression, [from, to]: readonly [number, number]): Expression {
  return { $cond: [{ $isArray: [array] }, { $slice: [array, from, to - from] }, '$$REMOVE'] };
}
