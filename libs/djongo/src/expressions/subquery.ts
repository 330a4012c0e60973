import { describeType, FieldError } from '../errors/index.js';
import type { SubqueryNode } from '../ast/index.js';
import { Expression } from './expression.js';
import { type QUERY, queryOf } from './is-expression.js';
import type { SeveralValues, SubqueryOf } from './typed.js';

/** A queryset whose rows are single values of type `V`, as a part of another query. */
export interface InnerQuery<out V = unknown> extends SubqueryOf<V> {
  readonly [QUERY]: unknown;
}

/** No query is one of several values. */
type Single<V> = V extends SeveralValues<unknown> ? V : unknown;

/**
 * Whether another query has a row, as a condition or a value. `OuterRef` names fields of the query that it is a part of.
 *
 * @throws FieldError for what is no queryset
 * @example
 * entries.filter(Exists(comments.filter({ entry: OuterRef('pk') })))
 * // [{ $lookup: { from: 'comment', let: { o0: '$_id' }, pipeline: [ … , { $limit: 1 }], as: '__s0' } }, { $match: … }]
 */
export function Exists(query: InnerQuery): Expression<never, boolean> {
  return subquery('Exists', 'any', query);
}

/**
 * The value of the first row of another query, which selects one with `values()`; null where there is no row.
 *
 * @throws FieldError for what is no queryset
 * @example
 * const newest = comments.filter({ entry: OuterRef('pk') }).orderBy('-at').values('text');
 * entries.annotate({ newest: Subquery(newest) })
 */
export function Subquery<V>(query: InnerQuery<V> & Single<V>): Expression<never, V | null> {
  return subquery('Subquery', 'first', query);
}

function subquery<V>(caller: string, gives: SubqueryNode['gives'], query: unknown): Expression<never, V> {
  const source = queryOf(query);
  if (source === undefined)
    throw new FieldError(`${caller}() takes a queryset, not a value of type ${describeType(query)}.`);
  return new Expression<never, V>({ kind: 'subquery', gives, source });
}
