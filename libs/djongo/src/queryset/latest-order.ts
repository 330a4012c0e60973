import { order, type OrderNode } from '../ast/index.js';
import { resolveFieldPath } from '../compiler/index.js';
import { FieldError } from '../errors/index.js';
import type { ModelMeta } from '../meta/index.js';

/** The order that `earliest` and `latest` go by: the fields given, or `Meta.getLatestBy`. */
export function latestOrder(meta: ModelMeta, method: string, fields: readonly unknown[]): readonly OrderNode[] {
  const keys = fields.length > 0 ? fields.map(String) : meta.getLatestBy;
  if (keys.length === 0) {
    throw new FieldError(`${meta.name}: ${method}() needs the fields to go by, or Meta.getLatestBy to name them.`);
  }
  const orderBy = keys.map(order);
  for (const { path } of orderBy) resolveFieldPath(meta, path);
  return orderBy;
}
