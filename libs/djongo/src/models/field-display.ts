import { FieldError } from '../errors/index.js';
import type { Field } from '../fields/index.js';

/** What people are shown of a value with `choices`: its label, or the value itself as text; of none, nothing. */
export function displayOf(field: Field, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  for (const choice of field.options.choices ?? []) {
    if (Array.isArray(choice) && choice[0] === value) return String(choice[1]);
  }
  if (typeof value !== 'object') return String(value);
  throw new FieldError(`${field.kind} '${field.name}' has no text to display: its value is no text and no number.`);
}
