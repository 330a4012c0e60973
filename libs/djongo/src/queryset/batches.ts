import { describeType, FieldError } from '../errors/index.js';
import type { BulkOptions } from './types/index.js';

/** A part of a list: what goes into one command. */
export interface Batch<T> {
  /** Place of its first item in the list. */
  readonly start: number;
  readonly items: readonly T[];
}

/** A list in parts of `batchSize`, or as one. */
export function batchesOf<T>(method: string, items: readonly T[], { batchSize }: BulkOptions): Batch<T>[] {
  const size = batchSize ?? Math.max(1, items.length);
  if (!Number.isSafeInteger(size) || size < 1) {
    throw new FieldError(`${method}(): batchSize must be a whole number of at least 1.`);
  }
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => ({
    start: at * size,
    items: items.slice(at * size, (at + 1) * size),
  }));
}

/** The objects given to a method, which callers without a compiler may give in any form. */
export function listOf(method: string, objects: unknown): readonly unknown[] {
  if (typeof objects === 'object' && objects !== null && Symbol.iterator in objects) {
    return [...(objects as Iterable<unknown>)];
  }
  throw new FieldError(`${method}() takes a list of objects, not a value of type ${describeType(objects)}.`);
}

/** The names of fields given to a method, which callers without a compiler may give in any form. */
export function namesOf(method: string, what: string, names: unknown): readonly string[] {
  if (Array.isArray(names)) return names.map(String);
  throw new FieldError(`${method}(): ${what} must be an array of names, not a value of type ${describeType(names)}.`);
}
