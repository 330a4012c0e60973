export { LOOKUPS } from './builtin.js';
export { exact } from './exact.lookup.js';
export { isnull } from './isnull.lookup.js';
export type { Expression, Lookup, Pattern, RightHandSides } from './define-lookup.js';
export { jsonMissing } from './json-missing.lookup.js';
export { jsonNull } from './json-null.lookup.js';
export { isLookupName, lookupsOf } from './find-lookup.js';
export { literal } from './literal.js';
