import { type Asked, defineLookup, type Expression } from './define-lookup.js';

/** `age__isnull=true` → `{ age: null }`; `age__isnull=false` → `{ age: { $ne: null } }` */
export const isnull = defineLookup<'boolean'>({
  name: 'isnull',
  doc: {
    says: 'null or missing; with `false`, neither',
    example: { pub_date__isnull: true },
    also: [{ pub_date__isnull: false }, { pub_date: null }],
  },
  families: ['text', 'number', 'boolean', 'date', 'objectId', 'uuid', 'binary', 'container'],
  rhs: 'boolean',
  matchesMissing: (value) => value,
  opposite: (value): Asked | undefined => (value ? undefined : { lookup: isnull, value: true }),
  path: (path, value) => ({ [path]: value ? null : { $ne: null } }),
  expr: isNullExpr,
});

/** Whether an expression is null or missing: a missing value sorts before null, everything else after it. */
export function isNullExpr(lhs: Expression, value: boolean): Expression {
  return value ? { $lte: [lhs, null] } : { $gt: [lhs, null] };
}
