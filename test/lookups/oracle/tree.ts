import type { Path, Step } from './paths.js';
import type { Shape } from './shape.js';
import type { Verdict } from './verdict.js';

/** A condition whose keys and values are understood. */
export type Tree =
  | Test
  | Own
  | { readonly kind: 'all' | 'any'; readonly of: readonly Tree[] }
  | { readonly kind: 'not'; readonly of: Tree }
  /** No document meets it, whatever is stored: `in` nothing. */
  | { readonly kind: 'never' };

/** One question, asked of the values at the end of a path, of which one must meet it. */
export interface Test {
  readonly kind: 'test';
  readonly steps: readonly Step[];
  readonly shape: Shape;
  readonly ask: (value: unknown) => Verdict;
  /** Whether none of the values may meet it. */
  readonly isNegative: boolean;
  /** Whether an array at the end of the path is asked, and not its elements. */
  readonly asWhole: boolean;
  /** Whether it is about null, so that one of several values more or less may decide either way. */
  readonly isNullness: boolean;
  /** Whether it is asked as a plain path if it stands alone. */
  readonly isPlain: boolean;
}

/** One element of an array meets a condition, whose paths begin there: one of its own, whatever is asked beside. */
export interface Own {
  readonly kind: 'own';
  readonly steps: readonly Step[];
  readonly of: Tree;
}

export const NEVER: Tree = { kind: 'never' };

export function test(path: Path, ask: Test['ask'], how: Partial<Test> = {}): Test {
  const { steps, shape } = path;
  return {
    kind: 'test',
    steps,
    shape,
    ask,
    isNegative: false,
    asWhole: false,
    isNullness: false,
    isPlain: false,
    ...how,
  };
}

/** All of them; conditions in conditions are the same as conditions beside each other. */
export function all(trees: readonly Tree[]): Tree {
  const flat = trees.flatMap((tree) => (tree.kind === 'all' ? tree.of : [tree]));
  if (flat.some(({ kind }) => kind === 'never')) return NEVER;
  const open = flat.filter((tree) => !isAlways(tree));
  const [only] = open;
  return only !== undefined && open.length === 1 ? only : { kind: 'all', of: open };
}

/** At least one of them. */
export function any(trees: readonly Tree[]): Tree {
  const open = trees.filter(({ kind }) => kind !== 'never');
  const always = open.find(isAlways);
  const [only] = open;
  if (always !== undefined) return always;
  if (only === undefined) return NEVER;
  return open.length === 1 ? only : { kind: 'any', of: open };
}

/** What it does not match; twice is not at all. */
export function not(tree: Tree): Tree {
  if (tree.kind === 'never') return all([]);
  if (isAlways(tree)) return NEVER;
  return tree.kind === 'not' ? tree.of : { kind: 'not', of: tree };
}

function isAlways(tree: Tree): boolean {
  return tree.kind === 'all' && tree.of.length === 0;
}

/** The same condition with paths that begin `count` steps further in. */
export function startAfter(count: number, tree: Tree): Tree {
  switch (tree.kind) {
    case 'test':
    case 'own':
      return { ...tree, steps: tree.steps.slice(count) };
    case 'not':
      return { kind: 'not', of: startAfter(count, tree.of) };
    case 'all':
    case 'any':
      return { kind: tree.kind, of: tree.of.map((part) => startAfter(count, part)) };
    case 'never':
      return tree;
  }
}
