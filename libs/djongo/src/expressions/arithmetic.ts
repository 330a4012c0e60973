import type { Field } from '../fields/index.js';
import { defineFunction, type FunctionDefinition } from './define-function.js';
import { numberOf, OUTPUT } from './outputs.js';

const NUMBER = ['number'] as const;
const NUMBER_OR_DATE = ['number', 'date'] as const;

/** What the methods of an expression are: `F('a').add(1)`. */
export const ARITHMETIC: readonly FunctionDefinition[] = [
  defineFunction({
    name: 'Add',
    takes: [NUMBER_OR_DATE, NUMBER_OR_DATE],
    output: (fields) => (hasDate(fields) ? OUTPUT.dateTime : numberOf(fields)),
    expr: ([left, right]) => ({ $add: [left, right] }),
  }),
  defineFunction({
    name: 'Sub',
    takes: [NUMBER_OR_DATE, NUMBER_OR_DATE],
    output: (fields) => {
      if (fields.every(isDate)) return OUTPUT.integer;
      return hasDate(fields) ? OUTPUT.dateTime : numberOf(fields);
    },
    expr: ([left, right]) => ({ $subtract: [left, right] }),
  }),
  defineFunction({
    name: 'Mul',
    takes: [NUMBER, NUMBER],
    output: numberOf,
    expr: ([left, right]) => ({ $multiply: [left, right] }),
  }),
  defineFunction({
    name: 'Div',
    takes: [NUMBER, NUMBER],
    output: (fields) => (numberOf(fields) === OUTPUT.decimal ? OUTPUT.decimal : OUTPUT.float),
    // The server fails a division by zero.
    expr: ([left, right]) => unlessZero(right, { $divide: [left, right] }),
  }),
  defineFunction({
    name: 'Mod',
    takes: [NUMBER, NUMBER],
    output: numberOf,
    expr: ([left, right]) => unlessZero(right, { $mod: [left, right] }),
  }),
];

function unlessZero(divisor: unknown, quotient: unknown): unknown {
  if (typeof divisor === 'number' && divisor !== 0) return quotient;
  return { $cond: [{ $eq: [divisor, 0] }, null, quotient] };
}

function isDate({ family }: Field): boolean {
  return family === 'date';
}

function hasDate(fields: readonly Field[]): boolean {
  return fields.some(isDate);
}
