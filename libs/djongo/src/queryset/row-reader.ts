import type { QueryNode, ValuesNode } from '../ast/index.js';
import type { Reader } from '../codec/index.js';
import { resolveFieldPath } from '../compiler/index.js';
import type { ModelSource } from '../connection/index.js';
import { modelHooks } from '../meta/index.js';

/** What makes a query's rows: instances that know where they were read, or plain rows of `values()` and `valuesList()`. */
export function rowReader<M extends object>(source: ModelSource<M>, { projection }: QueryNode): Reader<unknown> {
  const { meta, codec } = source;
  if (projection.kind === 'values') {
    return valuesReader(source, projection);
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

function valuesReader({ meta, codec }: ModelSource, { fields, rows }: ValuesNode): Reader<unknown> {
  const { options, read } = codec.values(fields.map((key) => ({ key, steps: resolveFieldPath(meta, key).steps })));
  if (rows === 'objects') return { options, read };
  const [only = ''] = fields;
  return {
    options,
    read: (raw) => {
      const row = read(raw);
      return rows === 'flat' ? row[only] : fields.map((key) => row[key]);
    },
  };
}
