import type { OrderNode, QueryNode } from '../ast/index.js';
import { planQuery, resolveFieldPath } from '../compiler/index.js';
import { orderNodes } from '../expressions/index.js';
import type { ModelMeta } from '../meta/index.js';

/** The keys of an order, each of which the query has. Throws `FieldError` for what is wrong. */
export function checkedOrder(meta: ModelMeta, query: QueryNode, keys: readonly unknown[]): readonly OrderNode[] {
  const { rows } = planQuery(meta, query);
  const nodes = orderNodes('orderBy', keys);
  for (const [at, { by }] of nodes.entries()) {
    // A name is that of a field; an expression may also be a part of one: `F('pub_date__year').desc()`.
    if (typeof keys[at] === 'string' && by.kind === 'field') resolveFieldPath(rows, by.path);
    else rows.compile(by);
  }
  return nodes;
}
