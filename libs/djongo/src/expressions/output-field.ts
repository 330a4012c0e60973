import { FieldError } from '../errors/index.js';
import type { Field } from '../fields/index.js';

/** The field that a caller gave as `IntegerField()`. Throws `FieldError` for anything else. */
export function outputField(what: string, given: unknown): Field {
  const field: unknown = typeof given === 'function' && 'field' in given ? given.field : undefined;
  // Only the factories of fields make such functions.
  if (field !== undefined) return field as Field;
  throw new FieldError(`${what} is a field, as in IntegerField().`);
}
