import { FieldError } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import { isnull, jsonMissing, jsonNull, type Lookup, lookupsOf } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';
import { COERCIONS } from './coerce-value.js';
import { NOTHING, type Resolved, type ResolvedPath } from './resolved.js';

/** Resolves one lookup on one path: which field the value is for, and the value in the database's form. */
export function resolveTest(key: string, { steps, field, lookup: name }: ResolvedPath, value: unknown): Resolved {
  if (value === null && (name === 'exact' || name === 'ne')) {
    return { kind: 'test', steps, lookup: isInsideJson(steps) ? jsonNull : isnull, value: name === 'exact' };
  }
  const target = targetOf(field, name, value);
  const lookup = name === 'isnull' && isInsideJson(steps) ? jsonMissing : lookupsOf(target.family).get(name);
  if (lookup === undefined) throw new FieldError(`${key}: ${target.kind} has no lookup '${name}'.`);
  if (name === 'exact' && target.family === 'container') {
    throw new FieldError(`${key} (${target.kind}) needs an object of its fields.`);
  }
  const coerced = COERCIONS[lookup.rhs](value, { key, field: operandOf(target, lookup) });
  if (name === 'in' && Array.isArray(coerced) && coerced.length === 0) return NOTHING;
  return { kind: 'test', steps: [...steps, ...elementSteps(field, target)], lookup, value: coerced };
}

/** Whether the path leads to a key of a JSON value, rather than to the field that holds it. */
function isInsideJson(steps: readonly PathStep[]): boolean {
  return steps.at(-1)?.field.family === 'json' && steps.at(-2)?.field.family === 'json';
}

/** The field the lookup asks about: the array itself, or its element, of which any one may satisfy. */
function targetOf(field: Field, name: string, value: unknown): Field {
  if (field.item === undefined) return field;
  const own = lookupsOf(field.family).get(name);
  if (own !== undefined && (own.wholeArray === true || Array.isArray(value))) return field;
  return targetOf(field.item, name, value);
}

/** What the lookup's values are coerced by: of a list for an array, the array's elements. */
function operandOf(target: Field, lookup: Lookup): Field {
  return target.item !== undefined && lookup.rhs === 'fieldList' ? target.item : target;
}

/** A step without a key for each array between the path's end and the element that is asked about. */
function elementSteps(field: Field, target: Field): PathStep[] {
  if (target === field || field.item === undefined) return [];
  return [{ column: '', field: field.item, isIndex: false }, ...elementSteps(field.item, target)];
}
