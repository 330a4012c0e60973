import { type Expression, literal } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';
import type { Resolved, ResolvedTest } from './resolved.js';

/** A condition as an aggregation expression, for where both sides are computed. Finds what `compileMatch` finds. */
export function compileExpr(condition: Resolved): Expression {
  switch (condition.kind) {
    case 'constant':
      return literal(condition.value);
    case 'test':
      return testAt(undefined, condition.steps, condition, 0);
    case 'not':
      return { $not: [compileExpr(condition.child)] };
    case 'or':
      return { $or: condition.children.map(compileExpr) };
    case 'and':
      return { $and: condition.children.map(compileExpr) };
  }
}

/** The test of what lies `steps` further in than a value; undefined is the document itself. `level` names variables. */
function testAt(value: Expression, steps: readonly PathStep[], test: ResolvedTest, level: number): Expression {
  const [step, ...rest] = steps;
  if (step === undefined) return test.lookup.expr(value, test.value);
  const inner = step.isIndex ? itemOf(value, Number(step.column)) : fieldOf(value, step.column);
  const goesThrough = step.field.family === 'array' && rest[0]?.isIndex === false;
  return goesThrough ? testElements(inner, rest, test, level) : testAt(inner, rest, test, level);
}

/** One element passes, or all of them where the lookup excludes; what is no array, though declared one, is tested itself. */
function testElements(array: Expression, rest: readonly PathStep[], test: ResolvedTest, level: number): Expression {
  const name = `e${level}`;
  const element = `$$${name}`;
  const isAll = test.lookup.excludes?.(test.value) ?? false;
  const passes = testAt(element, rest, test, level + 1);
  const needsObject = rest.some((step) => step.column !== '');
  const isObject = { $eq: [{ $type: element }, 'object'] };
  const each = needsObject ? (isAll ? { $or: [{ $not: [isObject] }, passes] } : { $and: [isObject, passes] }) : passes;
  const mapped = { $map: { input: array, as: name, in: each } };
  return {
    $cond: [
      { $isArray: [array] },
      { [isAll ? '$allElementsTrue' : '$anyElementTrue']: [mapped] },
      testAt(array, rest, test, level),
    ],
  };
}

/** `'$blog'` + `name` → `'$blog.name'`; a step without key stays where it is. */
function fieldOf(value: Expression, column: string): Expression {
  if (column === '') return value;
  if (value === undefined) return `$${column}`;
  return typeof value === 'string' ? `${value}.${column}` : { $getField: { field: literal(column), input: value } };
}

/** An item of an array, missing where the array is too short or none. */
function itemOf(array: Expression, index: number): Expression {
  return { $cond: [{ $isArray: [array] }, { $arrayElemAt: [array, index] }, '$$REMOVE'] };
}
