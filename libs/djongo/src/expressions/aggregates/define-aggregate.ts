import type { Document } from '../../bson.js';
import type { Field } from '../../fields/index.js';
import type { Expression as Mql } from '../../lookups/index.js';
import type { Takes } from '../define-function.js';
import type { ExpressionDoc } from '../doc.js';

/** How an aggregate is to be computed, beside what it is of. */
export interface AggregateCall {
  readonly distinct: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the server collects for a group, and what is made of it. */
export interface Accumulation {
  /** Accumulators by a name of their own: `{ sum: { $sum: '$n' } }`. */
  readonly accumulators: Readonly<Record<string, Document>>;
  /** The aggregate, of the paths to what was accumulated. */
  result(paths: Readonly<Record<string, string>>): Mql;
}

/** One aggregate: what it takes, what it gives, and how the server is asked, in a group and within one document. */
export interface AggregateDefinition {
  /** Django's name: `Sum`. */
  readonly name: string;
  readonly doc: ExpressionDoc;
  readonly takes: Takes;
  readonly output: Field | ((field: Field) => Field);
  /** What it is of nothing. */
  readonly ofNothing: null | 0;
  /** Whether null counts; it does not unless given. */
  readonly keepsNulls?: boolean;
  /** Whether the list it is of may have nulls in it, since the server's operator passes over them. */
  readonly skipsNulls?: boolean;
  /** Whether an array counts as one value of a group rather than as its elements. */
  readonly wholeArrays?: boolean;
  /** The accumulator that takes one value by an order, where that is what the aggregate does. */
  readonly ordered?: '$top' | '$bottom';
  /**
   * Of one value in each document of a group, null where it does not count; undefined where the values have to be collected
   * first, as those of `distinct` always are.
   */
  group?(value: Mql, call: AggregateCall): Accumulation;
  /** Of an array of values in each document of a group; they are brought together where this is not given. */
  groupLists?(values: Mql, call: AggregateCall): Accumulation;
  /** Of an array of values, which are all that count, each once if they are distinct. */
  list(values: Mql, call: AggregateCall): Mql;
}

/** Defines an aggregate. */
export function defineAggregate(definition: AggregateDefinition): AggregateDefinition {
  return Object.freeze(definition);
}
