import type { Document } from '../../bson.js';
import type { Field } from '../../fields/index.js';
import type { Expression as Mql } from '../../lookups/index.js';
import type { Takes } from '../define-function.js';
import type { ExpressionDoc } from '../doc.js';
import type { Expression } from '../expression.js';
import { OUTPUT } from '../outputs.js';
import type { Uses } from '../typed.js';

/** A function of a row's place among others, which stands in a `Window` only. */
export interface WindowFunction {
  /** Django's name: `Rank`. */
  readonly name: string;
  readonly doc: ExpressionDoc;
  readonly takes: readonly Takes[];
  readonly output: Field | ((args: readonly Field[]) => Field);
  /** The server's operator: `{ $rank: {} }`. */
  operator(args: readonly Mql[], options: Readonly<Record<string, unknown>>): Document;
  /** What is made of the operator's value and of the number of rows in the partition, where it is not the value itself. */
  result?(value: string, count: string, options: Readonly<Record<string, unknown>>): Mql;
  /** Whether the operator looks at the whole partition whatever the frame, and takes none. */
  readonly takesFrame: boolean;
}

/** The place of a row, which goes into a `Window`, as an expression. */
export type Place<Needed, V> = Expression<Uses<'place'> | Needed, V>;

/** Defines a function of a row's place. */
export function defineWindow(definition: WindowFunction): WindowFunction {
  return Object.freeze(definition);
}

/** What gives one of the values that it is of. */
export function firstField([field = OUTPUT.json]: readonly Field[]): Field {
  return field;
}
