import type { Document } from '../bson.js';
import { isPlain } from '../fields/index.js';
import type { PathStep } from '../meta/index.js';
import { mergeConditions } from './merge-conditions.js';
import type { Resolved, ResolvedTest } from './resolved.js';

/** A condition as the server's filter document: plain paths, which indexes serve. */
export function compileMatch(condition: Resolved): Document {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? {} : { $expr: false };
    case 'test':
      return compileTest(condition);
    case 'not':
      return {
        $nor:
          condition.child.kind === 'or' ? condition.child.children.map(compileMatch) : [compileMatch(condition.child)],
      };
    case 'or':
      return { $or: condition.children.map(compileMatch) };
    case 'and':
      return compileAnd(condition.children);
  }
}

/** All conditions; those of one `filter()` call on one array are asked of the same element. */
function compileAnd(children: readonly Resolved[]): Document {
  const documents: Document[] = [];
  for (const group of groupByArray(children)) {
    const [first] = group;
    if (first === undefined) continue;
    documents.push(
      group.length === 1 ? compileMatch(first) : compileElement(group.filter((child) => child.kind === 'test')),
    );
  }
  return mergeConditions(documents);
}

/** Tests through the same array together, everything else by itself, in the order of the first of each. */
function groupByArray(children: readonly Resolved[]): readonly (readonly Resolved[])[] {
  const groups = new Map<unknown, Resolved[]>();
  for (const child of children) {
    const key = (child.kind === 'test' && arrayPath(child)) || child;
    groups.set(key, [...(groups.get(key) ?? []), child]);
  }
  return [...groups.values()];
}

function compileTest(test: ResolvedTest): Document {
  const depth = arrayDepth(test);
  // A path enters one array by itself, not the arrays inside it; and the two bounds of `range` on a path through an array
  // could be met by two elements.
  const needsElement =
    depth !== undefined && (test.steps[depth]?.field.family === 'array' || test.lookup.rhs === 'fieldPair');
  if (needsElement) return compileElement([test]);
  return test.lookup.path(pathOf(test.steps), test.value);
}

/** `{ authors: { $elemMatch: { name: 'P', email: 'e' } } }` for tests that go through the same array. */
function compileElement(tests: readonly ResolvedTest[]): Document {
  const [first] = tests;
  const depth = first && arrayDepth(first);
  if (first === undefined || depth === undefined) return {};
  const inner = tests.map((test) => ({ ...test, steps: test.steps.slice(depth) }));
  const ofElement = inner.filter(({ steps }) => pathOf(steps) === '').map((test) => operators(compileMatch(test)['']));
  const ofFields = inner.filter(({ steps }) => pathOf(steps) !== '');
  const condition = mergeConditions([...ofElement, compileAnd(ofFields)]);
  return { [pathOf(first.steps.slice(0, depth))]: { $elemMatch: condition } };
}

/** What is asked of an element itself has no path to stand under: `{ $eq: 'x' }`. */
function operators(condition: unknown): Document {
  return isPlain(condition) ? condition : { $eq: condition };
}

/** How many steps lead to the first array that the test goes on into, or undefined where there is none. */
function arrayDepth({ steps }: ResolvedTest): number | undefined {
  const at = steps.findIndex((step, i) => step.field.family === 'array' && steps[i + 1]?.isIndex === false);
  return at === -1 ? undefined : at + 1;
}

function arrayPath(test: ResolvedTest): string | undefined {
  const depth = arrayDepth(test);
  return depth === undefined ? undefined : pathOf(test.steps.slice(0, depth));
}

function pathOf(steps: readonly PathStep[]): string {
  return steps
    .map((step) => step.column)
    .filter((column) => column !== '')
    .join('.');
}
