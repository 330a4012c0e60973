import { defineLookup } from './define-lookup.js';

/** `age__isnull=true`: null or missing; `false`: neither. → `{ age: null }`, `{ age: { $ne: null } }` */
export const isnull = defineLookup<'boolean'>({
  name: 'isnull',
  families: 'all',
  rhs: 'boolean',
  wholeArray: true,
  excludes: (value) => !value,
  path: (path, value) => ({ [path]: value ? null : { $ne: null } }),
  // A missing value sorts before null, everything else after it.
  expr: (lhs, value) => (value ? { $lte: [lhs, null] } : { $gt: [lhs, null] }),
});
