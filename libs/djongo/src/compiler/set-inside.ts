import type { Expression } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';
import { pathOf } from './array-steps.js';

/**
 * A value at a path, as a column of `$set`. In a pipeline a number in a path is no index, so from the first item of an array on the
 * array is made anew with the one item changed; an array that is too short stays as it is.
 */
export function setInside(steps: readonly PathStep[], value: Expression): { column: string; value: Expression } {
  const index = steps.findIndex(({ isIndex }) => isIndex);
  if (index === -1) return { column: pathOf(steps), value };
  const column = pathOf(steps.slice(0, index));
  return { column, value: changed(`$${column}`, steps.slice(index), value, 0) };
}

function changed(
  container: Expression,
  [step, ...rest]: readonly PathStep[],
  value: Expression,
  level: number,
): Expression {
  if (step === undefined) return value;
  if (!step.isIndex) {
    const inner =
      rest.length === 0 ? value : changed({ $getField: { field: step.column, input: container } }, rest, value, level);
    return { $setField: { field: step.column, input: container, value: inner } };
  }
  const at = `i${level}`;
  const item = { $arrayElemAt: [container, `$$${at}`] };
  const items = {
    $map: {
      input: { $range: [0, { $size: container }] },
      as: at,
      in: { $cond: [{ $eq: [`$$${at}`, Number(step.column)] }, changed(item, rest, value, level + 1), item] },
    },
  };
  return { $cond: [{ $isArray: [container] }, items, container] };
}
