import { DATE_PARTS, fullTime } from './dates.js';
import { stored } from './operand.js';
import type { Shape } from './shape.js';
import { matchesPattern, TEXT_LOOKUPS } from './text.js';
import { equals, isList, kindOf, order } from './values.js';

/** Whether a single value is what a lookup asks for. Values of another kind than the one given never are. */
export type AskValue = (value: unknown) => boolean;

type Comparison = (sign: number) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  gt: (sign) => sign > 0,
  gte: (sign) => sign >= 0,
  lt: (sign) => sign < 0,
  lte: (sign) => sign <= 0,
};

/** What a lookup on single values asks, `ne` as what it must not be; undefined for a lookup of another kind. */
export function askScalar(shape: Shape, lookup: string, given: unknown): AskValue | undefined {
  const text = TEXT_LOOKUPS[lookup];
  if (text !== undefined) return (value) => typeof value === 'string' && text(value, String(given));
  if (lookup === 'regex' || lookup === 'iregex') {
    return (value) => typeof value === 'string' && matchesPattern(value, given, lookup === 'iregex');
  }
  return askOrdered(lookup, given, (one) => stored(shape, one));
}

/** What a lookup on a part of a date asks; what is no date has no parts. */
export function askPart(parts: readonly string[], lookup: string, given: unknown): AskValue {
  const made = (value: unknown): unknown => parts.reduce((date, part) => partOf(date, part), value);
  const last = DATE_PARTS[parts.at(-1) ?? ''];
  const ask =
    last?.makes === 'text'
      ? askTime(lookup, given)
      : askScalar({ kind: last?.makes === 'date' ? 'date' : 'integer' }, lookup, given);
  return (value) => value instanceof Date && ask?.(made(value)) === true;
}

function partOf(date: unknown, part: string): unknown {
  return date instanceof Date ? DATE_PARTS[part]?.of(date) : undefined;
}

function askTime(lookup: string, given: unknown): AskValue | undefined {
  return askOrdered(lookup, given, (one) => fullTime(String(one))) ?? askScalar({ kind: 'text' }, lookup, given);
}

function askOrdered(lookup: string, given: unknown, operand: (one: unknown) => unknown): AskValue | undefined {
  const comparison = COMPARISONS[lookup];
  if (comparison !== undefined) return (value) => compares(value, operand(given), comparison);
  const several = isList(given) ? given.filter((one) => one !== null).map(operand) : [];
  switch (lookup) {
    case 'exact':
    case 'ne':
      return (value) => equals(value, operand(given));
    case 'in':
      return (value) => several.some((one) => equals(value, one));
    case 'range': {
      const [from, to] = several;
      return (value) => compares(value, from, (sign) => sign >= 0) && compares(value, to, (sign) => sign <= 0);
    }
    default:
      return undefined;
  }
}

function compares(value: unknown, other: unknown, holds: Comparison): boolean {
  if (kindOf(value) !== kindOf(other)) return false;
  // What is not a number is neither more nor less than anything.
  const isNaNs = [value, other].map((one) => kindOf(one) === 'number' && Number.isNaN(Number(String(one))));
  return isNaNs.includes(true) ? !isNaNs.includes(false) && holds(0) : holds(order(value, other));
}
