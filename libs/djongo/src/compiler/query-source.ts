import type { QueryNode, QuerySource } from '../ast/index.js';
import { metaOf, type ModelClass, type ModelMeta } from '../meta/index.js';

/** The meta of the model that a query is of. */
export function metaOfSource({ model }: QuerySource): ModelMeta {
  // The syntax tree knows nothing of models; only querysets make such sources, each of the class of a model.
  return metaOf(model as ModelClass);
}

/** The name of the value that each row of a query is, as the right side of `in`; the primary key where rows are models. */
export function valueName({ projection }: QueryNode): string | undefined {
  if (projection.kind === 'models') return 'pk';
  const [only, ...others] = projection.fields;
  return others.length === 0 ? only : undefined;
}
