import type { QueryNode } from '../ast/index.js';
import type { Reader } from '../codec/index.js';
import { resolveFieldPath } from '../compiler/index.js';
import type { ModelSource } from '../connection/index.js';
import { modelHooks } from '../meta/index.js';

/** What makes a query's rows: instances that know where they were read, or plain rows of `values()`. */
export function rowReader<M extends object>(source: ModelSource<M>, { projection }: QueryNode): Reader<unknown> {
  const { meta, codec } = source;
  if (projection.kind === 'values') {
    return codec.values(projection.fields.map((key) => ({ key, steps: resolveFieldPath(meta, key).steps })));
  }
  const { loaded } = modelHooks(meta.model);
  return {
    options: codec.models.options,
    read: (raw) => {
      const instance = codec.models.read(raw);
      loaded(instance, source);
      return instance;
    },
  };
}
