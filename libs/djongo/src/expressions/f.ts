import { field } from '../ast/index.js';
import { describeType, FieldError } from '../errors/index.js';
import { Expression } from './expression.js';
import type { Needs, TypeAt } from './typed.js';

/**
 * The value of a field of the same document, or of an annotation, by its path.
 *
 * @throws FieldError for what is no name
 * @example
 * entries.filter({ n_comments__gt: F('n_pingbacks').mul(2) })
 * // { $expr: { … { $gt: ['$n_comments', { $multiply: ['$n_pingbacks', 2] }] } … } }
 */
export function F<const P extends string>(path: P): Expression<Needs<TypeAt<P>>, TypeAt<P>> {
  return new Expression(field(nameOf('F', path)));
}

/**
 * The value of a field of the outer query, inside of one that is given to `Exists`, `Subquery` or a filter.
 *
 * Given another one, it is of the query around that: `OuterRef(OuterRef('pk'))`.
 *
 * @throws FieldError for what is no name
 * @example
 * entries.filter(Exists(comments.filter({ entry: OuterRef('pk') })))
 */
export function OuterRef(path: string | Expression<never, unknown>): Expression<never, unknown> {
  if (path instanceof Expression && path.node.kind === 'outer') {
    return new Expression({ ...path.node, levels: path.node.levels + 1 });
  }
  return new Expression({ kind: 'outer', path: nameOf('OuterRef', path), levels: 1 });
}

function nameOf(caller: string, path: unknown): string {
  if (typeof path === 'string') return path;
  throw new FieldError(`${caller}() takes the name of a field, not a value of type ${describeType(path)}.`);
}
