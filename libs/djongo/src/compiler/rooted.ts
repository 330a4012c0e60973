import type { Expression } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';
import { entersElements, pathOf } from './array-steps.js';
import { negate, type Resolved } from './resolved.js';

/**
 * A condition as it is asked of one element of an array, which `root` is: the paths through the array begin there, all others at
 * the document still. Undefined where none of it is about the array.
 */
export function rooted(condition: Resolved, array: readonly PathStep[], root: Expression): Resolved | undefined {
  let isAbout = false;
  const visit = (part: Resolved): Resolved => {
    switch (part.kind) {
      case 'constant':
      case 'expression':
        return part;
      case 'not':
        return negate(visit(part.child));
      case 'and':
      case 'or':
        return { kind: part.kind, children: part.children.map(visit) };
      default:
        if (part.kind === 'element' && pathOf(part.steps) === pathOf(array)) {
          isAbout = true;
          return beginAt(root, part.condition);
        }
        if (!goesThrough(part.steps, array)) return part;
        isAbout = true;
        return { ...part, steps: part.steps.slice(array.length), root };
    }
  };
  const asked = visit(condition);
  return isAbout ? asked : undefined;
}

/** The conditions on an element, as they stand under it. */
function beginAt(root: Expression, condition: Resolved): Resolved {
  switch (condition.kind) {
    case 'constant':
    case 'expression':
      return condition;
    case 'not':
      return negate(beginAt(root, condition.child));
    case 'and':
    case 'or':
      return { kind: condition.kind, children: condition.children.map((child) => beginAt(root, child)) };
    default:
      return { ...condition, root };
  }
}

function goesThrough(steps: readonly PathStep[], array: readonly PathStep[]): boolean {
  const last = array.at(-1);
  if (last === undefined || steps.length <= array.length) return false;
  return pathOf(steps.slice(0, array.length)) === pathOf(array) && entersElements(last, steps[array.length]);
}
