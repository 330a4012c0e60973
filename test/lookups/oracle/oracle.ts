import { understand } from './conditions.js';
import { judge } from './judge.js';
import type { Form } from './places.js';
import type { ContainerShape } from './shape.js';
import { all, any, not, type Tree } from './tree.js';
import type { Verdict } from './verdict.js';

/** A dictionary of lookups, as `filter` takes it. */
export type Dictionary = Readonly<Record<string, unknown>>;

/** Dictionaries combined as `Q` does. */
export type Condition =
  | { readonly q: Dictionary }
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly not: Condition };

/** What conditions given to one call ask, all of them. */
export function asked(model: ContainerShape, conditions: readonly Condition[]): Tree {
  return all(conditions.map((condition) => treeOf(model, condition)));
}

function treeOf(model: ContainerShape, condition: Condition): Tree {
  if ('q' in condition) {
    return all(Object.entries(condition.q).map(([key, value]) => understand(model, key, value)));
  }
  if ('not' in condition) return not(treeOf(model, condition.not));
  if ('or' in condition) return any(condition.or.map((part) => treeOf(model, part)));
  return asked(model, condition.and);
}

/**
 * Whether a document, as it is stored, is one that `filter` with what is asked returns, and `exclude` does not. With the form
 * `'any'`, whether it would be also if the condition were asked as an expression.
 */
export function isMatch(tree: Tree, document: unknown, form: Form = 'path'): Verdict {
  return judge(tree, { value: document, isSure: true, isItem: false }, form);
}
