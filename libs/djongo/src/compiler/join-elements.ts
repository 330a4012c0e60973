import { arrayIsnull, itemIsnull } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';
import { arrayDepth, entersElements, pathOf } from './array-steps.js';
import { allOf, anyOf, negate, type Resolved, type ResolvedElement, type ResolvedTest } from './resolved.js';

/**
 * Has the conditions of one `filter()` call that go through one array met by the same element. Of an `or`, only one all of
 * whose parts go through that array can join; `not` never does: it excludes documents, not elements.
 */
export function joinElements(condition: Resolved): Resolved {
  switch (condition.kind) {
    case 'constant':
    case 'element':
    case 'expression':
      return condition;
    case 'test':
      return joinTest(condition);
    case 'not':
      return negate(joinElements(condition.child));
    case 'or':
      return { kind: 'or', children: condition.children.map(joinElements) };
    case 'and':
      return allOf(groupByArray(condition.children).map(joinGroup));
  }
}

/** One element of an array meets a condition, whose paths all begin with the way to that array. */
export function elementOf(array: readonly PathStep[], condition: Resolved): ResolvedElement {
  return { kind: 'element', steps: array, condition: joinElements(startAt(array.length, condition)) };
}

/** What the server cannot ask of an array by a path alone is asked of its elements. */
function joinTest(test: ResolvedTest): Resolved {
  const depth = arrayDepth(test.steps);
  if (depth === undefined || !(test.lookup.asksSeveral || test.steps.some((_, at) => isNested(test, at)))) return test;
  const array = test.steps.slice(0, depth);
  const opposite = test.lookup.opposite?.(test.value);
  return opposite === undefined
    ? elementOrMissing(array, test)
    : negate(elementOrMissing(array, { ...test, ...opposite }));
}

/** What is true of something missing is so where there is no array, as it is of a path. */
function elementOrMissing(array: readonly PathStep[], test: ResolvedTest): Resolved {
  const element = elementOf(array, test);
  if (!test.lookup.matchesMissing?.(test.value)) return element;
  const lookup = array.some((step) => step.isIndex) ? itemIsnull : arrayIsnull;
  return anyOf([element, { kind: 'test', steps: array, lookup, value: true }]);
}

/** Whether the array at a step lies in an array: a path enters one by itself, not those that are its elements. */
function isNested({ steps, lookup, value }: ResolvedTest, at: number): boolean {
  const array = steps[at];
  const element = steps[at + 1];
  if (array === undefined || element === undefined || !entersElements(array, element)) return false;
  if (array.column === '') return true;
  if (element.column !== '') return false;
  if (array.isIndex || element.field.family === 'array') return true;
  // Compared with an array, a path would also mean the array that it enters.
  return Array.isArray(value) && (lookup.rhs === 'field' || value.some((item) => Array.isArray(item)));
}

function joinGroup(group: readonly Resolved[]): Resolved {
  const [first, second] = group;
  const array = first && second && sharedArray(first);
  return array === undefined ? allOf(group.map(joinElements)) : elementOf(array, allOf(group));
}

/** Conditions through the same array together, everything else by itself, in the order of the first of each. */
function groupByArray(children: readonly Resolved[]): readonly (readonly Resolved[])[] {
  const groups = new Map<unknown, Resolved[]>();
  for (const child of children) {
    const array = sharedArray(child);
    const key = array === undefined ? child : pathOf(array);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [child]);
    else group.push(child);
  }
  return [...groups.values()];
}

/** The way to the array that all parts of a condition go through. */
function sharedArray(condition: Resolved): readonly PathStep[] | undefined {
  if (condition.kind === 'constant' || condition.kind === 'not' || condition.kind === 'expression') return undefined;
  if ('children' in condition) {
    const [first, ...others] = condition.children.map(sharedArray);
    return first && others.every((other) => other && pathOf(other) === pathOf(first)) ? first : undefined;
  }
  const depth = arrayDepth(condition.steps);
  return depth === undefined ? undefined : condition.steps.slice(0, depth);
}

/** The same condition with paths that begin `depth` steps further in. */
function startAt(depth: number, condition: Resolved): Resolved {
  if (condition.kind === 'constant' || condition.kind === 'not' || condition.kind === 'expression') return condition;
  if ('children' in condition) {
    return { kind: condition.kind, children: condition.children.map((child) => startAt(depth, child)) };
  }
  return { ...condition, steps: condition.steps.slice(depth) };
}
