import { defineLookup, type Pattern, TEXT } from './define-lookup.js';
import { matchesExpr, matchesPath } from './text-pattern.js';

/** `name__iregex='^be'` → `{ name: { $regex: '^be', $options: 'i' } }` */
export const iregex = defineLookup<'pattern'>({
  name: 'iregex',
  doc: { says: 'matches the pattern, whatever the case', example: { headline__iregex: '^come' } },
  families: TEXT,
  rhs: 'pattern',
  path: (path, pattern) => matchesPath(path, ignoringCase(pattern)),
  expr: (lhs, pattern) => matchesExpr(lhs, ignoringCase(pattern)),
});

function ignoringCase({ source, options }: Pattern): Pattern {
  return { source, options: options.includes('i') ? options : `i${options}` };
}
