import { clip, FieldError } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import {
  arrayExact,
  arrayIsnull,
  arrayNe,
  type CompoundLookup,
  compoundOf,
  exact,
  gte,
  isIn,
  isnull,
  itemIsnull,
  jsonMissing,
  jsonNull,
  type Lookup,
  lookupsOf,
  lte,
  type Part,
} from '../lookups/index.js';
import { type PathStep, stepTo } from '../meta/index.js';
import { COERCIONS } from './coerce-value.js';
import { elementOf } from './join-elements.js';
import { stepIntoJson } from './json-step.js';
import { allOf, anyOf, NOTHING, type Resolved, type ResolvedPath } from './resolved.js';

/** Resolves one lookup on one path: which field the value is for, and the value in the database's form. */
export function resolveTest(key: string, { steps, field, lookup: name }: ResolvedPath, value: unknown): Resolved {
  if (value === null && (name === 'exact' || name === 'ne')) {
    return testOf(steps, field, isInsideJson(steps) ? jsonNull : isnullOf(field, steps), name === 'exact');
  }
  const target = targetOf(field, name, value);
  const compound = compoundOf(target.family, name, value);
  if (compound !== undefined) {
    const inside = [...steps, ...elementSteps(field, target)];
    return resolveCompound(key, inside, target, compound, value);
  }
  const lookup = name === 'isnull' ? isnullOf(field, steps) : lookupOf(target, name);
  if (lookup === undefined) throw new FieldError(`${clip(key)} (${target.kind}) has no lookup '${name}'.`);
  if (target.family === 'container' && name !== 'isnull') {
    throw new FieldError(`${clip(key)} (${target.kind}) needs an object of its fields.`);
  }
  if (target.item?.family === 'container' && lookup.name === 'contained_by') {
    throw new FieldError(`${clip(key)} (${target.kind}): 'contained_by' is for arrays of values, not of documents.`);
  }
  const operand = target.item !== undefined && lookup.rhs === 'itemList' ? target.item : target;
  const coerced = COERCIONS[lookup.rhs](value, { key, field: operand });
  return testOf([...steps, ...elementSteps(field, target)], target, lookup, coerced);
}

/** The condition of a lookup whose value is coerced: one test, or several where no single one has a path. */
function testOf(steps: readonly PathStep[], { family, item }: Field, lookup: Lookup, value: unknown): Resolved {
  const test: Resolved = { kind: 'test', steps, lookup, value };
  if (!Array.isArray(value)) return test;
  const values: readonly unknown[] = value;
  if ((lookup.name === 'in' || lookup.name === 'overlap') && values.length === 0) return NOTHING;
  if (lookup.name === 'range' && family === 'json') {
    // JSON may be an array, which a path enters: each bound is asked by itself, in both forms alike.
    const [from, to] = values;
    return allOf([
      { ...test, lookup: gte, value: from },
      { ...test, lookup: lte, value: to },
    ]);
  }
  if (item !== undefined && (mayHoldArrays(item) || steps.at(-1)?.isIndex === true)) {
    if (lookup.name === 'overlap') return hasItem(steps, item, isIn, values);
    if (lookup.name === 'contains' || lookup.name === 'all') {
      return values.length === 0 ? test : allOf(values.map((wanted) => hasItem(steps, item, exact, wanted)));
    }
  }
  return test;
}

/** An array is asked for an item by itself: `$all` would not enter an item that is an array, nor one that has an index. */
function hasItem(array: readonly PathStep[], item: Field, lookup: Lookup, value: unknown): Resolved {
  const steps = [...array, stepTo('', item)];
  return elementOf(array, { kind: 'test', steps, lookup, value });
}

/** A lookup on JSON that stands for others further in. */
function resolveCompound(
  key: string,
  steps: readonly PathStep[],
  json: Field,
  compound: CompoundLookup,
  value: unknown,
): Resolved {
  const { of, parts } = compound.parts(COERCIONS[compound.rhs](value, { key, field: json }));
  // On a path, a number after an array is an index of it, never a key of its elements.
  if (steps.at(-1)?.column === '' && parts.some(({ keys: [first = ''] }) => stepIntoJson(json, first).isIndex)) {
    throw new FieldError(`${clip(key)} (${json.kind}): in an array a number is an index; name it in the path instead.`);
  }
  return (of === 'all' ? allOf : anyOf)(parts.map((part) => partOf(steps, json, part)));
}

/** One of the conditions that a compound lookup stands for. */
function partOf(json: readonly PathStep[], field: Field, { keys, ofItem, lookup, value }: Part): Resolved {
  const steps = [...json, ...keys.map((key) => stepIntoJson(field, key))];
  return ofItem === true ? hasItem(steps, field, lookup, value) : { kind: 'test', steps, lookup, value };
}

function lookupOf(target: Field, name: string): Lookup | undefined {
  if (target.item !== undefined && mayHoldArrays(target.item)) {
    if (name === 'exact') return arrayExact;
    if (name === 'ne') return arrayNe;
  }
  return lookupsOf(target.family).get(name);
}

function isnullOf({ family }: Field, steps: readonly PathStep[]): Lookup {
  if (isInsideJson(steps)) return jsonMissing;
  if (steps.some((step) => step.isIndex)) return itemIsnull;
  return family === 'array' || family === 'json' ? arrayIsnull : isnull;
}

/** Whether the path leads to a key of a JSON value, rather than to the field that holds it. */
function isInsideJson(steps: readonly PathStep[]): boolean {
  const [before, last] = steps.slice(-2);
  if (before === undefined || last?.field.family !== 'json') return false;
  if (before.field.family === 'json') return true;
  return before.field.item?.family === 'json' && !last.isIndex && last.column !== '';
}

/** The field the lookup asks about: the array itself, or its element, of which any one may satisfy. */
function targetOf(field: Field, name: string, value: unknown): Field {
  if (field.item === undefined) return field;
  const own = lookupsOf(field.family).get(name);
  if (own !== undefined && (own.wholeArray === true || isWholeArray(field.item, value))) return field;
  return targetOf(field.item, name, value);
}

/** Whether a value stands for the whole array: of an array of arrays, one without arrays in it is an element. */
function isWholeArray(item: Field, value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return item.family !== 'array' || value.length === 0 || value.some((entry) => Array.isArray(entry));
}

function mayHoldArrays(item: Field): boolean {
  return item.family === 'array' || item.family === 'json';
}

/** A step without a key for each array between the path's end and the element that is asked about. */
function elementSteps(field: Field, target: Field): PathStep[] {
  if (target === field || field.item === undefined) return [];
  return [stepTo('', field.item), ...elementSteps(field.item, target)];
}
