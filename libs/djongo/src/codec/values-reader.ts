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
function valueAt(document: unknown, steps: readonly PathStep[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return document;
  const value: unknown = isObject(document) ? Reflect.get(document, step.column) : undefined;
  if (value === undefined || value === null) return null;
  if (rest.length === 0) return step.field.decode(value);
  const goesThrough = Array.isArray(value) && rest[0]?.isIndex === false;
  return goesThrough ? value.map((element) => valueAt(element, rest)) : valueAt(value, rest);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
