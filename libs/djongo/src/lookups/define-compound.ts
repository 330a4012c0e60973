import type { FieldFamily } from '../fields/index.js';
import type { Lookup, RightHandSides } from './define-lookup.js';
import type { Documented } from './doc.js';

/** A condition on what lies further in than the path of a compound lookup. */
export interface Part {
  readonly keys: readonly string[];
  /** Whether it is asked of the items of an array there, of which one must meet it. */
  readonly ofItem?: boolean;
  readonly lookup: Lookup;
  readonly value: unknown;
}

/** The conditions that a compound lookup stands for: all of them, or any one. */
export interface Parts {
  readonly of: 'all' | 'any';
  readonly parts: readonly Part[];
}

/** A lookup that stands for others further in, which have both forms. */
export interface CompoundLookup<R extends keyof RightHandSides = keyof RightHandSides> {
  readonly name: string;
  /** The kinds of field that have it. */
  readonly families: readonly FieldFamily[];
  readonly rhs: R;
  /** Which values it takes, where a plain lookup of the same name takes the others. */
  takes?(value: unknown): boolean;
  parts(value: RightHandSides[R]): Parts;
}

/** Defines a lookup that stands for others. */
export function defineCompoundLookup<R extends keyof RightHandSides>(
  definition: Documented<CompoundLookup<R>>,
): Documented<CompoundLookup<R>> {
  return Object.freeze(definition);
}
