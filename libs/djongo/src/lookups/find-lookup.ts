import type { FieldFamily } from '../fields/index.js';
import { COMPOUND_LOOKUPS, LOOKUPS } from './builtin.js';
import type { CompoundLookup } from './define-compound.js';
import type { Lookup } from './define-lookup.js';

/** Lookups by name for each family of fields; built once, so that finding one is a single step. */
const byFamily = new Map<FieldFamily, Map<string, Lookup>>();

/** The lookups that a family of fields has, by name. */
export function lookupsOf(family: FieldFamily): ReadonlyMap<string, Lookup> {
  let table = byFamily.get(family);
  if (table === undefined) {
    const own = LOOKUPS.filter(({ families }) => families === 'all' || families.includes(family));
    table = new Map(own.map((lookup) => [lookup.name, lookup]));
    byFamily.set(family, table);
  }
  return table;
}

/** The lookup of a family of fields that stands for others; given a value, only one that takes it. */
export function compoundOf(family: FieldFamily, name: string, value?: unknown): CompoundLookup | undefined {
  const found = COMPOUND_LOOKUPS.find((lookup) => lookup.name === name && lookup.families.includes(family));
  return found?.takes?.(value) === false ? undefined : found;
}

/** Whether any family has a lookup of this name. */
export function isLookupName(name: string): boolean {
  return [...LOOKUPS, ...COMPOUND_LOOKUPS].some((lookup) => lookup.name === name);
}
