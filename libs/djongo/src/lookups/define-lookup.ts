import type { FieldFamily } from '../fields/index.js';
import type { Document } from '../bson.js';
import type { Documented } from './doc.js';

/** An aggregation expression: `'$blog.name'`, `{ $literal: 5 }`, `{ $gt: [ … ] }`. */
export type Expression = unknown;

/** What a lookup takes on its right, and the form in which it reaches the lookup, coerced by the field and encoded. */
export interface RightHandSides {
  /** A value of the field. */
  field: unknown;
  /** A value of the field that is nested at most 10 levels deep, since an expression goes as deep as it does. */
  shallow: unknown;
  /** Several values of the field, nulls left out. */
  fieldList: readonly unknown[];
  /** Several items of an array, none of them null. */
  itemList: readonly unknown[];
  /** Two values of the field. */
  fieldPair: readonly [unknown, unknown];
  /** A text that is matched literally. */
  text: string;
  /** A regular expression. */
  pattern: Pattern;
  boolean: boolean;
  /** A whole number of at least 0. */
  count: number;
  /** A key of JSON that can stand in a path. */
  key: string;
  /** One or more of them. */
  keyList: readonly string[];
  /** The leaves of an object or an array of JSON, one or more. */
  leaves: readonly Leaf[];
}

/** A regular expression in the server's dialect (PCRE), with its options. */
export interface Pattern {
  readonly source: string;
  /** Of `imsx`. */
  readonly options: string;
}

/** A value in JSON that is no object, under its keys. */
export interface Leaf {
  readonly keys: readonly string[];
  readonly value: unknown;
  /** Whether it is an item of the array there, which counts as a whole. */
  readonly isItem: boolean;
}

/** A lookup with the value it is asked with. */
export interface Asked {
  readonly lookup: Lookup;
  readonly value: unknown;
}

/** One lookup, in the two forms in which the server can be asked. Both must find the same documents. */
export interface Lookup<R extends keyof RightHandSides = keyof RightHandSides> {
  readonly name: string;
  /** The kinds of field that have it. */
  readonly families: 'all' | readonly FieldFamily[];
  readonly rhs: R;
  /** Whether it asks about an array as a whole rather than about one of its elements. */
  readonly wholeArray?: boolean;
  /** Whether it is true of nothing at all: of what is missing, and so of what lies in an array that is null or missing. */
  matchesMissing?(value: RightHandSides[R]): boolean;
  /** Whether `path` asks several things, which on a path through an array could be true of different elements. */
  readonly asksSeveral?: boolean;
  /** What it is the negation of, where it excludes: of an array, all elements must pass then, where otherwise one is enough. */
  opposite?(value: RightHandSides[R]): Asked | undefined;
  /** As a condition on a path, which indexes serve: `{ age: { $gt: 2 } }`; undefined where only an expression can ask it. */
  path(path: string, value: RightHandSides[R]): Document | undefined;
  /** As an expression, for where both sides are computed: `{ $gt: ['$age', 2] }`. */
  expr(lhs: Expression, value: RightHandSides[R]): Expression;
}

/** Every family whose values are ordered. */
export const ORDERED = [
  'text',
  'number',
  'boolean',
  'date',
  'objectId',
  'uuid',
  'json',
] as const satisfies readonly FieldFamily[];

/** Every family of text; JSON may hold text. */
export const TEXT = ['text', 'json'] as const satisfies readonly FieldFamily[];

/** Defines a lookup. What `path` is given comes back as the value's own type, so that a definition needs no casts. */
export function defineLookup<R extends keyof RightHandSides>(definition: Documented<Lookup<R>>): Documented<Lookup<R>> {
  return Object.freeze(definition);
}

/** Defines a lookup that no key names: what another one is asked as. */
export function defineUnnamedLookup<R extends keyof RightHandSides>(definition: Lookup<R>): Lookup<R> {
  return Object.freeze(definition);
}
