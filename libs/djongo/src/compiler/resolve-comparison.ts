import type { ComparisonNode, ExpressionNode } from '../ast/index.js';
import { clip, FieldError, NotSupportedError } from '../errors/index.js';
import type { CompiledArgument } from '../expressions/index.js';
import type { Field } from '../fields/index.js';
import { computedIn, computedLookup, computedRange, joinedIn, type Lookup } from '../lookups/index.js';
import { type PathStep, stepTo } from '../meta/index.js';
import { arrayDepth, pathOf } from './array-steps.js';
import { joinColumn } from './join-column.js';
import { SubqueryReference } from './references.js';
import type { Resolved, ResolvedPath } from './resolved.js';
import type { Scope } from './scope.js';

/** Resolves a lookup with what the server computes on the right: `n_comments__gt: F('n_pingbacks')`. */
export function resolveComparison(scope: Scope, path: ResolvedPath, { key, with: other }: ComparisonNode): Resolved {
  const name = `${scope.name}.${key}`;
  if (Array.isArray(other)) return resolveList(scope, name, path, other);
  // `Array.isArray` does not tell a readonly array from the rest.
  const node = other as ExpressionNode;
  const right = scope.compile(node);
  if (path.lookup === 'in') return resolveIn(name, path, node, right);
  if (node.kind === 'subquery' && node.gives === 'all') {
    throw new FieldError(`${clip(name)}: a query of several rows goes with 'in'; Subquery() takes the first of them.`);
  }
  const target = targetOf(path, right.field);
  checkKinds(name, target.field, right.field);
  const lookup = computedLookup(path.lookup, right.expr, target.field.family);
  if (lookup === undefined) throw noLookup(name, target.field, path.lookup);
  return testOf(path, target.steps, lookup);
}

/** `range: [F('a'), 5]`, `in: [F('a'), F('b')]`: of each value it is known what it is. */
function resolveList(scope: Scope, name: string, path: ResolvedPath, nodes: readonly ExpressionNode[]): Resolved {
  const values = nodes.map((node) => scope.compile(node));
  const target = elementOf(path);
  // A null in the list matches nothing.
  for (const { expr, field } of values) if (expr !== null) checkKinds(name, target.field, field);
  const [from, to] = values;
  if (path.lookup === 'in') return testOf(path, target.steps, computedIn(values.map(({ expr }) => expr)));
  if (path.lookup === 'range' && from !== undefined && to !== undefined && values.length === 2) {
    return testOf(path, target.steps, computedRange(from.expr, to.expr, target.field.family));
  }
  throw new FieldError(`${clip(name)}: a list of computed values goes with 'in', and one of two with 'range'.`);
}

function resolveIn(
  name: string,
  path: ResolvedPath,
  node: ExpressionNode,
  { expr, field }: CompiledArgument,
): Resolved {
  const target = elementOf(path);
  if (field.item === undefined && field.family !== 'json') {
    throw new FieldError(`${clip(name)}: 'in' takes a list, a query or an array, not a ${field.kind}.`);
  }
  checkKinds(name, target.field, field.item ?? field);
  if (node.kind === 'subquery' && path.transform === undefined && arrayDepth(target.steps) === undefined) {
    const joined = joinOf(target.steps, node);
    if (joined !== undefined) return testOf(path, target.steps, joined);
  }
  const list = node.kind === 'subquery' ? expr : { $cond: [{ $isArray: [expr] }, expr, []] };
  return testOf(path, target.steps, computedIn(list));
}

/** Whether a join by the column finds anything, for which the server uses the other side's index. */
function joinOf(steps: readonly PathStep[], node: ExpressionNode): Lookup | undefined {
  if (node.kind !== 'subquery' || steps.some((step) => step.isIndex || step.slice !== undefined)) return undefined;
  return joinColumn(node.source) === undefined ? undefined : joinedIn(new SubqueryReference(node, pathOf(steps)));
}

function testOf({ transform }: ResolvedPath, steps: readonly PathStep[], lookup: Lookup): Resolved {
  return { kind: 'test', steps, lookup, value: undefined, ...(transform && { transform }) };
}

interface Target {
  readonly steps: readonly PathStep[];
  readonly field: Field;
}

/** What a value is compared with: an array with an array as a whole, with anything else each of its elements. */
function targetOf(path: ResolvedPath, right: Field): Target {
  if (path.transform !== undefined) return elementOf(path);
  return right.family === 'array' ? path : elementOf(path);
}

/** The elements of an array at the end of a path, of arrays in arrays the innermost; what a transform makes of them. */
function elementOf({ steps, field, transform }: ResolvedPath): Target {
  if (field.item === undefined) return { steps, field: transform?.output ?? field };
  return elementOf({
    steps: [...steps, stepTo('', field.item)],
    field: field.item,
    ...(transform && { transform }),
    lookup: '',
    hasLookup: true,
  });
}

function checkKinds(name: string, left: Field, right: Field): void {
  if (left.family === 'container') {
    throw new NotSupportedError(`${clip(name)} (${left.kind}) cannot be compared as a whole; name one of its fields.`);
  }
  if (left.family === right.family || left.family === 'json' || right.family === 'json') return;
  throw new FieldError(`${clip(name)} (${left.kind}) cannot be compared with a ${right.kind}.`);
}

function noLookup(name: string, { kind }: Field, lookup: string): FieldError {
  return new FieldError(`${clip(name)} (${kind}): '${lookup}' takes a value, not an expression.`);
}
