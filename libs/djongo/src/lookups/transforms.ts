import type { Field, FieldFamily } from '../fields/index.js';
import { DATE_NUMBERS } from './date-numbers.js';
import { date } from './date.transform.js';
import type { DateTransform, Transform } from './define-transform.js';
import type { Documented } from './doc.js';
import { isoYear } from './iso-year.transform.js';
import { time } from './time.transform.js';
import { year } from './year.transform.js';

/** The parts of dates that are numbers. */
export const NUMBERS_OF_DATES: readonly Documented<DateTransform>[] = [year, isoYear, ...DATE_NUMBERS];

/** The table of all transforms. */
export const TRANSFORMS: readonly Documented<Transform>[] = [...NUMBERS_OF_DATES, date, time];

/** Transforms by name for each family of fields; built once, so that finding one is a single step. */
const byFamily = new Map<FieldFamily, ReadonlyMap<string, Transform>>();

/** The transforms that a field has, by name; an array has those of its elements. */
export function transformsOf(field: Field): ReadonlyMap<string, Transform> {
  if (field.item !== undefined) return transformsOf(field.item);
  let table = byFamily.get(field.family);
  if (table === undefined) {
    const own = TRANSFORMS.filter(({ families }) => families.includes(field.family));
    table = new Map(own.map((transform) => [transform.name, transform]));
    byFamily.set(field.family, table);
  }
  return table;
}
