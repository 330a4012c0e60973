import type { PathStep } from '../meta/index.js';

/** How many steps lead to the first array that a path goes on into, or undefined where it enters none. */
export function arrayDepth(steps: readonly PathStep[]): number | undefined {
  const at = steps.findIndex((step, i) => entersElements(step, steps[i + 1]));
  return at === -1 ? undefined : at + 1;
}

/** Whether a path goes from an array on into its elements, rather than to one of them by its index, or to a part of it. */
export function entersElements(step: PathStep, next: PathStep | undefined): boolean {
  return step.field.family === 'array' && next?.isIndex === false && next.slice === undefined;
}

/** The path in the database; the step from an array into its elements has no key. */
export function pathOf(steps: readonly PathStep[]): string {
  let path = '';
  for (const { column } of steps) if (column !== '') path = path === '' ? column : `${path}.${column}`;
  return path;
}
