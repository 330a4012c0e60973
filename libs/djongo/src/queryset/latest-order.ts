import type { OrderNode, QueryNode } from '../ast/index.js';
import { checkedOrder } from './order-nodes.js';
import { FieldError } from '../errors/index.js';
import type { ModelMeta } from '../meta/index.js';

/** The order that `earliest` and `latest` go by: the fields given, or `Meta.getLatestBy`. */
export function latestOrder(
  meta: ModelMeta,
  query: QueryNode,
  method: string,
  fields: readonly unknown[],
): readonly OrderNode[] {
  const keys = fields.length > 0 ? fields : meta.getLatestBy;
  if (keys.length === 0) {
    throw new FieldError(`${meta.name}: ${method}() needs the fields to go by, or Meta.getLatestBy to name them.`);
  }
  return checkedOrder(meta, query, keys);
}
