import { type Expression, literal } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';
import { arrayDepth, entersElements } from './array-steps.js';
import { jsonValues } from './json-expr.js';
import type { Resolved, ResolvedElement, ResolvedTest } from './resolved.js';
import { stepInto } from './step-into.js';

/**
 * A condition as an aggregation expression, for where both sides are computed. Finds what `compileMatch` finds, provided that
 * no array is stored where the model declares a single value or document: a path looks into such an array, and an expression
 * that did so everywhere would be several times as long.
 */
export function compileExpr(condition: Resolved): Expression {
  return exprOf(condition, undefined, 0);
}

/** `root` is what the paths begin at, undefined for the document itself; `level` keeps the names of variables apart. */
function exprOf(condition: Resolved, root: Expression, level: number): Expression {
  switch (condition.kind) {
    case 'constant':
      return literal(condition.value);
    case 'test':
      return exprOfTest(condition, root, level);
    case 'expression':
      return condition.expr;
    case 'element':
      return reach(condition.root ?? root, condition.steps, level, (array, inner) =>
        exprOfElement(array, condition, inner),
      );
    case 'not':
      return { $not: [exprOf(condition.child, root, level)] };
    case 'or':
      return { $or: condition.children.map((child) => exprOf(child, root, level)) };
    case 'and':
      return { $and: condition.children.map((child) => exprOf(child, root, level)) };
  }
}

/** Of several elements one must pass; a lookup that excludes is not met where its opposite is. */
function exprOfTest(test: ResolvedTest, root: Expression, level: number): Expression {
  const { steps, lookup } = test;
  const opposite = hasSeveral(steps) ? lookup.opposite?.(test.value) : undefined;
  if (opposite !== undefined) return { $not: [exprOfTest({ ...test, ...opposite }, root, level)] };
  return reach(test.root ?? root, steps, level, (lhs) => askLeaf(test, lhs), !lookup.wholeArray);
}

function askLeaf({ transform, lookup, value }: ResolvedTest, lhs: Expression): Expression {
  if (transform === undefined) return lookup.expr(lhs, value);
  return { $let: { vars: { made: transform.expr(lhs) }, in: lookup.expr('$$made', value) } };
}

/** Whether a path can lead to several values: through an array, or to JSON, which may be or contain one. */
function hasSeveral(steps: readonly PathStep[]): boolean {
  return arrayDepth(steps) !== undefined || steps.some((step) => step.field.family === 'json');
}

function exprOfElement(array: Expression, { condition }: ResolvedElement, level: number): Expression {
  const passes = (element: string, inner: number): Expression => exprInElement(condition, element, inner);
  return { $cond: [{ $isArray: [array] }, someElement(array, level, passes), false] };
}

/** Only a document has fields, and may lack one; other elements may still meet what is asked of the element itself. */
function exprInElement(condition: Resolved, element: string, level: number): Expression {
  if (asksFields(condition)) return { $and: [isObject(element), exprOf(condition, element, level)] };
  if (!('children' in condition)) return exprOf(condition, element, level);
  const children = condition.children.map((child) => exprInElement(child, element, level));
  return condition.kind === 'or' ? { $or: children } : { $and: children };
}

type Leaf = (value: Expression, level: number) => Expression;

/** What `leaf` says of the values that lie `steps` further in: whether it says so of any of them. */
function reach(
  value: Expression,
  steps: readonly PathStep[],
  level: number,
  leaf: Leaf,
  entersLeaf = false,
): Expression {
  const [step, ...rest] = steps;
  if (step === undefined) return leaf(value, level);
  const inner = stepInto(value, step);
  if (step.field.family === 'json') return reachJson(inner, step, rest, level, leaf, entersLeaf);
  const isField = !step.isIndex && step.slice === undefined;
  const goOn = (found: Expression, at: number): Expression =>
    entersElements(step, rest[0])
      ? reachElements(found, rest, at, leaf, entersLeaf)
      : reach(found, rest, at, leaf, entersLeaf);
  if (isField || rest.length === 0) return goOn(inner, level);
  const name = `e${level}`;
  return { $let: { vars: { [name]: inner }, in: goOn(`$$${name}`, level + 1) } };
}

/** What is no array, though declared one, is looked at itself. */
function reachElements(
  array: Expression,
  rest: readonly PathStep[],
  level: number,
  leaf: Leaf,
  entersLeaf: boolean,
): Expression {
  const passes = (element: string, inner: number): Expression => {
    const passed = reach(element, rest, inner, leaf, entersLeaf);
    return rest.some((step) => step.column !== '') ? { $and: [isObject(element), passed] } : passed;
  };
  return {
    $cond: [{ $isArray: [array] }, someElement(array, level, passes), reach(array, rest, level, leaf, entersLeaf)],
  };
}

function reachJson(
  value: Expression,
  step: PathStep,
  keys: readonly PathStep[],
  level: number,
  leaf: Leaf,
  entersLeaf: boolean,
): Expression {
  if (keys.length > 0) {
    const values = jsonValues(
      value,
      keys.map((key) => key.column),
    );
    return someElement(values, level, (found, inner) =>
      entersLeaf
        ? leafOrElement(`${found}.v`, { $ne: [`${found}.isItem`, true] }, inner, leaf)
        : leaf(`${found}.v`, inner),
    );
  }
  // The server enters one array: not the one that was itself found in an array.
  const isItem = step.isIndex || step.column === '';
  return entersLeaf && !isItem ? leafOrElement(value, true, level, leaf) : leaf(value, level);
}

function leafOrElement(value: Expression, mayEnter: Expression, level: number, leaf: Leaf): Expression {
  const itself = leaf(value, level);
  const isEntered = mayEnter === true ? { $isArray: [value] } : { $and: [{ $isArray: [value] }, mayEnter] };
  return { $cond: [isEntered, { $or: [itself, someElement(value, level, leaf)] }, itself] };
}

function someElement(
  array: Expression,
  level: number,
  passes: (element: string, level: number) => Expression,
): Expression {
  const name = `e${level}`;
  return { $anyElementTrue: [{ $map: { input: array, as: name, in: passes(`$$${name}`, level + 1) } }] };
}

/** Whether all of a condition is about fields of what its paths begin at. */
function asksFields(condition: Resolved): boolean {
  switch (condition.kind) {
    case 'constant':
    case 'expression':
      return false;
    case 'not':
      return asksFields(condition.child);
    case 'and':
    case 'or':
      return condition.children.every(asksFields);
    default:
      return condition.steps.some((step) => step.column !== '');
  }
}

function isObject(value: Expression): Expression {
  return { $eq: [{ $type: value }, 'object'] };
}
