import type { PathStep } from '../meta/index.js';
import { DRIVER_OPTIONS } from './driver-options.js';
import type { Reader, ValuesColumn } from './reader.js';

/** The reader of rows: `{ headline: 'h1', blog__name: 'b1' }`. */
export function compileValuesReader(columns: readonly ValuesColumn[]): Reader<Record<string, unknown>> {
  return {
    options: DRIVER_OPTIONS,
    read: (raw) => Object.fromEntries(columns.map(({ key, steps }) => [key, valueAt(raw, steps)])),
  };
}

/** The value at a path; through an array, those of all its elements. What is not there is null. */
function valueAt(document: unknown, steps: readonly PathStep[], at = 0): unknown {
  const step = steps[at];
  if (step === undefined || typeof document !== 'object' || document === null) return null;
  // Own keys only: `constructor` and its like are in every object.
  const value: unknown = Object.hasOwn(document, step.column) ? Reflect.get(document, step.column) : null;
  if (value === undefined || value === null) return null;
  const next = steps[at + 1];
  if (next === undefined) return step.field.decode(value);
  const goesThrough = Array.isArray(value) && !next.isIndex;
  return goesThrough ? value.map((element) => valueAt(element, steps, at + 1)) : valueAt(value, steps, at + 1);
}
