import type { Document } from '../bson.js';
import { isPlain } from '../fields/index.js';
import { compareStored, type Comparison } from './compare-stored.js';

/** Whether something holds; undefined where only the server knows. */
export type Holds = boolean | undefined;

/** A document, or a part of one, as it will be stored. */
export interface StoredPart {
  readonly document: Document;
  /** The keys of which it is known what is stored; the others may hold anything. */
  readonly known: ReadonlySet<string>;
}

/** Whether a document meets a filter that `compileMatch` made. */
export function meetsFilter(filter: Document, part: StoredPart): Holds {
  return allHold(Object.entries(filter).map(([key, condition]) => meetsEntry(key, condition, part)));
}

export function allHold(parts: readonly Holds[]): Holds {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

export function anyHolds(parts: readonly Holds[]): Holds {
  return negated(allHold(parts.map(negated)));
}

export function negated(holds: Holds): Holds {
  return holds === undefined ? undefined : !holds;
}

function meetsEntry(key: string, condition: unknown, part: StoredPart): Holds {
  const each = (): Holds[] => (condition as Document[]).map((item) => meetsFilter(item, part));
  if (key === '$and') return allHold(each());
  if (key === '$or') return anyHolds(each());
  if (key === '$nor') return negated(anyHolds(each()));
  if (key === '$expr' && condition === false) return false;
  if (key.startsWith('$')) return undefined;
  const stored = storedAt(key, part);
  return stored === undefined ? undefined : meetsCondition(stored.value, condition);
}

/** What is stored at a path; nothing where that is not known, or where an array is on the way. */
export function storedAt(path: string, { document, known }: StoredPart): { readonly value: unknown } | undefined {
  const [head = ''] = path.split('.');
  if (!known.has(head)) return undefined;
  let value: unknown = document;
  for (const column of path.split('.')) {
    if (value !== null && value !== undefined && !isPlain(value)) return undefined;
    value = value && Object.hasOwn(value, column) ? Reflect.get(value, column) : undefined;
  }
  return Array.isArray(value) ? undefined : { value };
}

function meetsCondition(value: unknown, condition: unknown): Holds {
  if (!isPlain(condition)) return meetsOperator('$eq', value, condition);
  if (!Object.keys(condition)[0]?.startsWith('$')) return undefined;
  return allHold(Object.entries(condition).map(([operator, operand]) => meetsOperator(operator, value, operand)));
}

function meetsOperator(operator: string, value: unknown, operand: unknown): Holds {
  if (operator === '$not') return isPlain(operand) ? negated(meetsCondition(value, operand)) : undefined;
  if (operator === '$exists') return (value !== undefined) === Boolean(operand);
  if (operator === '$in' && Array.isArray(operand))
    return anyHolds(operand.map((item) => meetsOperator('$eq', value, item)));
  if (operator === '$nin') return negated(meetsOperator('$in', value, operand));
  if (operator === '$ne') return negated(meetsOperator('$eq', value, operand));
  const test = COMPARISONS[operator];
  if (test === undefined) return undefined;
  // Null is in no order; whether it is equal to itself is asked by `isnull`.
  if (operator !== '$eq' && (operand === null || operand === undefined)) return undefined;
  return holdsOf(compareStored(value, operand), test);
}

/** By the sign of the comparison. */
const COMPARISONS: Readonly<Record<string, (sign: number) => boolean>> = {
  $eq: (sign) => sign === 0,
  $gt: (sign) => sign > 0,
  $gte: (sign) => sign >= 0,
  $lt: (sign) => sign < 0,
  $lte: (sign) => sign <= 0,
};

function holdsOf(comparison: Comparison, test: (sign: number) => boolean): Holds {
  return comparison === 'differs' ? false : comparison === undefined ? undefined : test(comparison);
}

/** The same of two stored values, by the name of a lookup; undefined for other lookups, and where one of them is null. */
export function compares(lookup: string, a: unknown, b: unknown): Holds {
  const test = COMPARISONS[lookup === 'exact' ? '$eq' : `$${lookup}`];
  if (test === undefined) return undefined;
  const isNull = [a, b].some((value) => value === null || value === undefined);
  if (isNull) return lookup === 'exact' ? undefined : false;
  const comparison = compareStored(a, b);
  return comparison === 'differs' ? undefined : holdsOf(comparison, test);
}
