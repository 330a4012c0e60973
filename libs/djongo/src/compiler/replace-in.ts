import { isPlain } from '../fields/index.js';
import { OuterReference, SubqueryReference } from './references.js';

/** A copy of a pipeline, or a part of it, with something else in place of the references; the same where there is none. */
export function replaceIn<V>(value: V, replacement: (reference: SubqueryReference | OuterReference) => unknown): V {
  return replaced(value, replacement) as V;
}

function replaced(value: unknown, replacement: (reference: SubqueryReference | OuterReference) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof SubqueryReference || value instanceof OuterReference) return replacement(value);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => replaced(item, replacement));
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  // Of data there are only its own values and what stands under `$literal`, which has no references.
  if (!isPlain(value) || '$literal' in value) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, replaced(item, replacement)] as const);
  return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries);
}
