import { type CompiledArgument, listOf } from '../expressions/index.js';
import type { Field } from '../fields/index.js';
import type { Expression, Transform } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';
import { entersElements } from './array-steps.js';
import { stepIntoValue } from './step-into.js';

/** What a path leads to. */
export interface PathEnd {
  readonly steps: readonly PathStep[];
  readonly field: Field;
  readonly transform?: Transform;
}

/**
 * The value at a path, as an expression: through an array that of each of its elements, as `values` gives it. `root` is what
 * the path begins at, undefined for the document itself.
 */
export function pathValue({ steps, field, transform }: PathEnd, root?: Expression): CompiledArgument {
  const lists = steps.filter((step, at) => entersElements(step, steps[at + 1])).length;
  return {
    expr: transformed(valueAt(root, steps, 0), transform, lists),
    field: nested(transform?.output ?? field, lists),
  };
}

/** What a transform makes of a value, or of each value in lists within each other. */
function transformed(value: Expression, transform: Transform | undefined, lists: number): Expression {
  if (transform === undefined) return value;
  if (lists === 0) return transform.expr(value);
  const name = `t${lists}`;
  const each = { $map: { input: value, as: name, in: transformed(`$$${name}`, transform, lists - 1) } };
  return { $cond: [{ $isArray: [value] }, each, null] };
}

function nested(field: Field, lists: number): Field {
  return lists === 0 ? field : nested(listOf(field), lists - 1);
}

function valueAt(value: Expression, [step, ...rest]: readonly PathStep[], level: number): Expression {
  if (step === undefined) return value;
  const inner = stepIntoValue(value, step);
  const isPath = typeof inner === 'string';
  // A path goes through arrays by itself.
  if (isPath || rest.length === 0) return valueAt(inner, rest, level);
  const name = `v${level}`;
  const goOn = entersElements(step, rest[0])
    ? { $map: { input: inner, as: name, in: valueAt(`$$${name}`, rest, level + 1) } }
    : undefined;
  const found = { $let: { vars: { [name]: inner }, in: valueAt(`$$${name}`, rest, level + 1) } };
  return goOn === undefined ? found : { $cond: [{ $isArray: [inner] }, goOn, null] };
}
