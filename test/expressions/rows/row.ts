import type { Expression } from 'nestjs-djongo';
import type { Seen } from '../fixture.js';

/** A function, called, with what it should make of each document, by other means than the library's. */
export interface Row {
  /** Its name in the table of functions. */
  readonly name: string;
  readonly code: string;
  readonly made: Expression;
  of(note: Seen): unknown;
  /** Whether the server fails the query where a value is of another type than its field's. */
  readonly isStrict?: boolean;
}

export function row(name: string, code: string, made: Expression, of: Row['of']): Row {
  return { name, code, made, of };
}

/** What is made of a value that is there. */
export function given<V, R>(value: V | null, make: (value: V) => R): R | null {
  return value === null ? null : make(value);
}

/** The same of two. */
export function both<A, B, R>(a: A | null, b: B | null, make: (a: A, b: B) => R): R | null {
  return a === null || b === null ? null : make(a, b);
}
