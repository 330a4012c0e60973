import { Decimal128, Double, Int32, Long } from '../../bson.js';
import type { Expression as Mql } from '../../lookups/index.js';
import type { Takes } from '../define-function.js';

/** What a value has to be for an operator not to fail the query. */
export interface Kind {
  /** The families of the fields that have such values. */
  readonly families: Takes;
  /** Whether a constant is. */
  has(constant: unknown): boolean;
  /** Whether the server finds a value to be: expressions that must all be true, asked in their order. */
  tests(value: Mql): readonly Mql[];
}

/** A text. */
export const TEXT: Kind = {
  families: ['text'],
  has: (constant) => typeof constant === 'string',
  tests: (value) => [{ $eq: [{ $type: value }, 'string'] }],
};

/** A number, NaN and the infinities among them. */
export const NUMBER: Kind = {
  families: ['number'],
  has: isNumber,
  tests: (value) => [{ $isNumber: value }],
};

/** A date. */
export const DATE: Kind = {
  families: ['date'],
  has: (constant) => constant instanceof Date,
  tests: (value) => (value === '$$NOW' ? [] : [{ $eq: [{ $type: value }, 'date'] }]),
};

/** A date of the years 1 to 9999, of which the server knows a calendar. */
export const CALENDAR_DATE: Kind = between(new Date('0001-01-02T00:00:00Z'), new Date('9999-12-31T00:00:00Z'));

/** An array. */
export const LIST: Kind = {
  families: ['array'],
  has: Array.isArray,
  tests: (value) => [{ $isArray: [value] }],
};

/** Anything but null and missing. */
export const PRESENT: Kind = {
  families: 'any',
  has: (constant) => constant !== null,
  tests: (value) => [{ $gt: [value, null] }],
};

/** A number that is greater than another one. */
export function above(least: number): Kind {
  return {
    families: NUMBER.families,
    has: (constant) => isNumber(constant) && Number(constant) > least,
    tests: (value) => [{ $isNumber: value }, { $gt: [value, least] }],
  };
}

/** A number that is no less than another one. */
export function atLeast(least: number): Kind {
  return {
    families: NUMBER.families,
    has: (constant) => isNumber(constant) && Number(constant) >= least,
    tests: (value) => [{ $isNumber: value }, { $gte: [value, least] }],
  };
}

/** A number, or a date, that is neither less nor greater than two others. The server's order tells the types apart. */
export function between<V extends number | Date>(least: V, most: V): Kind {
  const { families, has } = typeof least === 'number' ? NUMBER : DATE;
  return {
    families,
    has: (constant) => has(constant) && Number(constant) >= Number(least) && Number(constant) <= Number(most),
    tests: (value) => [{ $gte: [value, least] }, { $lte: [value, most] }],
  };
}

/** A number that is neither infinite nor NaN. */
export const FINITE: Kind = {
  families: NUMBER.families,
  has: (constant) => isNumber(constant) && Number.isFinite(Number(constant)),
  tests: (value) => [{ $gt: [value, -Infinity] }, { $lt: [value, Infinity] }],
};

function isNumber(constant: unknown): boolean {
  return typeof constant === 'number' || [Double, Int32, Long, Decimal128].some((type) => constant instanceof type);
}
