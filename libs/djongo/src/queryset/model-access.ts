import { type ModelSource, resolveSource } from '../connection/index.js';
import type { ModelClass } from '../meta/index.js';

/** How queries get at their model's database. It is asked when a query runs, so that queries can be made before that. */
export interface ModelAccess<M extends object> {
  readonly model: ModelClass<M>;
  /** Throws `ImproperlyConfigured` when no connection has the model. */
  source(): ModelSource<M>;
  /** The same model in the database of another alias. */
  using(alias: string): ModelAccess<M>;
}

/** The access of what has no injector: through the live connections, by alias. */
export function accessByAlias<M extends object>(model: ModelClass<M>, alias?: string): ModelAccess<M> {
  return {
    model,
    source: () => resolveSource(model, alias),
    using: (other) => accessByAlias(model, other),
  };
}
