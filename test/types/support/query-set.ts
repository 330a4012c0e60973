import type { QuerySet } from '../../../libs/djongo/src/queryset/index.js';

export { Condition, Q } from '../../../libs/djongo/src/expressions/index.js';
export type { QuerySet } from '../../../libs/djongo/src/queryset/index.js';

/** The type of a query's rows. */
export type RowOf<S> = S extends QuerySet<infer _M, infer Row, infer _N> ? Row : never;
