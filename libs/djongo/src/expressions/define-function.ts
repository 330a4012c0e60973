import type { Field, FieldFamily } from '../fields/index.js';
import type { Expression as Mql } from '../lookups/index.js';
import type { ExpressionDoc } from './doc.js';

/** What an argument of a function may be: the families of fields it takes. JSON, whose type is not known, always fits. */
export type Takes = 'any' | readonly FieldFamily[];

/** An argument, compiled: the server's expression and the field that says what it gives. */
export interface CompiledArgument {
  readonly expr: Mql;
  readonly field: Field;
}

/** One function of the library: what it takes, what it gives, and what the server is told. */
export interface FunctionDefinition {
  /** Django's name: `Upper`. */
  readonly name: string;
  readonly doc: ExpressionDoc;
  /** What each argument may be, in their order. */
  readonly takes: readonly Takes[];
  /** What all further arguments may be; none are allowed unless given. */
  readonly more?: Takes;
  /** The field of what it gives: how the value is read, and which lookups it has. */
  readonly output: Field | ((args: readonly Field[], options: Readonly<Record<string, unknown>>) => Field);
  /** Throws `FieldError` for options that are wrong; called when the function is. */
  check?(options: Readonly<Record<string, unknown>>): void;
  /**
   * The server's expression. Null and missing arguments must make null, never an error; what is stored under another type
   * than the model's may be one.
   */
  expr(args: readonly Mql[], options: Readonly<Record<string, unknown>>, fields: readonly Field[]): Mql;
}

/** Defines a function of the library. */
export function defineFunction(definition: FunctionDefinition): FunctionDefinition {
  return Object.freeze(definition);
}
