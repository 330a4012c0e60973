import type { Field } from '../../fields/index.js';
import { defineFunction, type FunctionDefinition } from '../define-function.js';
import { numberOf, OUTPUT, realOf } from '../outputs.js';

const NUMBER = ['number'] as const;
const NUMBER_OR_DATE = ['number', 'date'] as const;

/** The remainder of a division. */
export const mod = defineFunction({
  name: 'Mod',
  doc: {
    args: 'other',
    says: 'remainder, with the sign of the dividend; null where the divisor is 0',
    example: "F('n_comments').mod(5)",
    also: ["Mod('n_comments', 5)"],
  },
  takes: [NUMBER, NUMBER],
  output: numberOf,
  expr: ([left, right]) => unlessZero(right, { $mod: [left, right] }),
});

/** What the methods of an expression are: `F('a').add(1)`. */
export const ARITHMETIC: readonly FunctionDefinition[] = [
  defineFunction({
    name: 'Add',
    doc: {
      args: 'other',
      says: 'sum; a number added to a date counts as milliseconds',
      example: "F('n_comments').add(1)",
      also: ["F('pub_date').add(3_600_000)"],
    },
    takes: [NUMBER_OR_DATE, NUMBER_OR_DATE],
    output: (fields) => (hasDate(fields) ? OUTPUT.dateTime : numberOf(fields)),
    expr: ([left, right]) => ({ $add: [left, right] }),
  }),
  defineFunction({
    name: 'Sub',
    doc: {
      args: 'other',
      says: 'difference; of two dates in milliseconds',
      example: "F('n_comments').sub(1)",
      also: ["Now().sub('pub_date')"],
    },
    takes: [NUMBER_OR_DATE, NUMBER_OR_DATE],
    output: (fields) => {
      if (fields.every(isDate)) return OUTPUT.integer;
      return hasDate(fields) ? OUTPUT.dateTime : numberOf(fields);
    },
    expr: ([left, right]) => ({ $subtract: [left, right] }),
  }),
  defineFunction({
    name: 'Mul',
    doc: { args: 'other', says: 'product', example: "F('n_comments').mul(2)" },
    takes: [NUMBER, NUMBER],
    output: numberOf,
    expr: ([left, right]) => ({ $multiply: [left, right] }),
  }),
  defineFunction({
    name: 'Div',
    doc: {
      args: 'other',
      says: 'quotient, with its fraction; null where the divisor is 0',
      example: "F('n_comments').div(2)",
      also: ["Value(100).div('n_comments')"],
    },
    takes: [NUMBER, NUMBER],
    output: realOf,
    // The server fails a division by zero.
    expr: ([left, right]) => unlessZero(right, { $divide: [left, right] }),
  }),
  mod,
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
