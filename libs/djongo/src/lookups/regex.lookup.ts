import { defineLookup, TEXT } from './define-lookup.js';
import { matchesExpr, matchesPath } from './text-pattern.js';

/** `name__regex='^Be'` → `{ name: { $regex: '^Be' } }` */
export const regex = defineLookup<'pattern'>({
  name: 'regex',
  doc: {
    says: 'matches the pattern (PCRE), a text or a `RegExp`, of whose flags `i`, `m` and `s` count',
    example: { headline__regex: '^Come' },
    also: [{ headline__regex: /^come/i }],
  },
  families: TEXT,
  rhs: 'pattern',
  path: matchesPath,
  expr: matchesExpr,
});
