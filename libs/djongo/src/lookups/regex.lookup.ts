import { defineLookup, TEXT } from './define-lookup.js';
import { matchesExpr, matchesPath } from './text-pattern.js';

/** `name__regex='^Be'` or `/^Be/i`: matches the pattern (PCRE). → `{ name: { $regex: '^Be' } }` */
export const regex = defineLookup<'pattern'>({
  name: 'regex',
  families: TEXT,
  rhs: 'pattern',
  path: matchesPath,
  expr: matchesExpr,
});
