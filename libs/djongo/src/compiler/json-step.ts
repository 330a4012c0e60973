import type { Field, FieldOptions } from '../fields/index.js';
import type { PathStep } from '../meta/index.js';

/** The step from JSON, or from an array of it, to what is under a key there. A number may be an index. */
export function stepIntoJson(json: Field, key: string): PathStep {
  const inside: Field = { ...json, name: key, column: key, options: INSIDE_JSON };
  return { column: key, field: inside, isIndex: /^(0|[1-9][0-9]{0,8})$/.test(key) };
}

/** The field's own options are about the whole value; inside it null and the empty string are values like any other. */
const INSIDE_JSON: FieldOptions = Object.freeze({ null: true, blank: true });

/** Keys that the server would not read as one key of a path are never steps, though JSON may have them. */
export function isJsonKey(key: string): boolean {
  return key !== '' && !key.startsWith('$') && !/[.\0]/.test(key) && key.isWellFormed();
}
