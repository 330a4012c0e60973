import { clip, FieldError } from '../errors/index.js';
import type { PathStep } from '../meta/index.js';

const SLICE = /^(0|[1-9][0-9]{0,8})_(0|[1-9][0-9]{0,8})$/;

/** The step from an array to a part of it: `1_3` leaves the items 1 and 2. Throws `FieldError` where it leaves none. */
export function sliceStep(owner: string, { field, slice }: PathStep, name: string): PathStep | undefined {
  const [, from, to] = (field.item && SLICE.exec(name)) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const place = `${clip(owner)} (${field.kind})`;
  if (slice !== undefined) throw new FieldError(`${place} takes a slice of a slice; name the part at once.`);
  if (Number(from) >= Number(to)) {
    throw new FieldError(`${place}: the slice '${name}' is empty; its end, which is excluded, must be greater.`);
  }
  return { column: name, field, isIndex: false, slice: [Number(from), Number(to)] };
}

/** Whether a path goes through a part of an array, which only an expression can take. */
export function hasSlice(steps: readonly PathStep[]): boolean {
  return steps.some((step) => step.slice !== undefined);
}
