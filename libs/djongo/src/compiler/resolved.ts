import type { Field } from '../fields/index.js';
import type { Expression, Lookup, Transform } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';

/** A condition whose names are resolved against the model and whose values are coerced and encoded. */
export type Resolved =
  | ResolvedTest
  | ResolvedElement
  /** An expression of the server's that is true. */
  | { readonly kind: 'expression'; readonly expr: Expression }
  | { readonly kind: 'and' | 'or'; readonly children: readonly Resolved[] }
  | { readonly kind: 'not'; readonly child: Resolved }
  /** Holds for every document (`true`) or for none, whatever the data. */
  | { readonly kind: 'constant'; readonly value: boolean };

/** One lookup on one path. */
export interface ResolvedTest {
  readonly kind: 'test';
  readonly steps: readonly PathStep[];
  /** What makes the value that the lookup asks about of the one that is stored. */
  readonly transform?: Transform;
  readonly lookup: Lookup;
  readonly value: unknown;
  /** What the path begins at in an expression, where that is not what the rest of the condition begins at. */
  readonly root?: Expression;
}

/** One element of an array meets a condition, whose paths begin at the element; what is no array has no elements. */
export interface ResolvedElement {
  readonly kind: 'element';
  /** The way to the array. */
  readonly steps: readonly PathStep[];
  readonly condition: Resolved;
  readonly root?: Expression;
}

/** A path with what is left of the key after it. */
export interface ResolvedPath {
  readonly steps: readonly PathStep[];
  /** The field at the end of the path. */
  readonly field: Field;
  /** What the key names after the field, and the lookup is about. */
  readonly transform?: Transform;
  /** Name of the lookup, `exact` where the key names none. */
  readonly lookup: string;
  /** Whether the key names more than the field: a lookup, a transform or a slice. */
  readonly hasLookup: boolean;
}

export const EVERYTHING: Resolved = Object.freeze({ kind: 'constant', value: true });
export const NOTHING: Resolved = Object.freeze({ kind: 'constant', value: false });

/** All of the conditions; those that decide the outcome by themselves are worked in. */
export function allOf(children: readonly Resolved[]): Resolved {
  return combine('and', children, NOTHING, EVERYTHING);
}

/** At least one of the conditions. */
export function anyOf(children: readonly Resolved[]): Resolved {
  return combine('or', children, EVERYTHING, NOTHING);
}

export function negate(child: Resolved): Resolved {
  if (child.kind === 'constant') return child.value ? NOTHING : EVERYTHING;
  return child.kind === 'not' ? child.child : { kind: 'not', child };
}

function combine(kind: 'and' | 'or', children: readonly Resolved[], decides: Resolved, neutral: Resolved): Resolved {
  const flat = children.flatMap((child) => (child.kind === kind ? child.children : [child]));
  const open = flat.filter((child) => child.kind !== 'constant' || isSame(child, decides));
  if (open.some((child) => isSame(child, decides))) return decides;
  const [only] = open;
  if (only === undefined) return neutral;
  return open.length === 1 ? only : { kind, children: open };
}

function isSame(a: Resolved, b: Resolved): boolean {
  return a.kind === 'constant' && b.kind === 'constant' && a.value === b.value;
}
