import type { Expression as Mql } from '../../lookups/index.js';

/** What an expression is where it is the same for every document; undefined where the server has to compute it. */
export function constantOf(expr: Mql): { readonly value: unknown } | undefined {
  if (typeof expr === 'string') return expr.startsWith('$') ? undefined : { value: expr };
  if (typeof expr !== 'object' || expr === null || expr instanceof Date || '_bsontype' in expr) return { value: expr };
  return '$literal' in expr ? { value: expr.$literal } : undefined;
}

/** A value that a function names several times, or under variables of its own, as it is: a field's path or a constant. */
export function isPlainMql(expr: Mql): boolean {
  // `$$a` is a variable, of which a function's own may have the name; the server's are in capitals.
  return typeof expr === 'string' ? !/^\$\$[a-z]/.test(expr) : constantOf(expr) !== undefined;
}
