import type { QueryNode } from '../ast/index.js';
import type { Reader } from '../codec/index.js';
import { rowColumns } from '../compiler/index.js';
import type { ModelSource } from '../connection/index.js';
import { fieldNamed, modelHooks } from '../meta/index.js';

/** What makes a query's rows: instances that know where they were read, or plain rows of `values()` and `valuesList()`. */
export function rowReader<M extends object>(source: ModelSource<M>, query: QueryNode): Reader<unknown> {
  return query.projection.kind === 'values' ? valuesReader(source, query) : modelsReader(source, query);
}

function modelsReader<M extends object>(source: ModelSource<M>, query: QueryNode): Reader<M> {
  const { meta, codec } = source;
  const { loaded } = modelHooks(meta.model);
  const only = query.projection.kind === 'models' ? query.projection.only : undefined;
  const fields = only?.map((name) => fieldNamed(meta, name));
  const { options, read } = fields === undefined ? codec.models : codec.partial(fields);
  const columns = rowColumns(meta, query);
  if (columns.length === 0) {
    const extent = fields === undefined ? undefined : { fields };
    return {
      options,
      read: (raw) => {
        const instance = read(raw);
        loaded(instance, source, extent);
        return instance;
      },
    };
  }
  const values = codec.values(columns);
  const extent = { fields: fields ?? meta.fieldList, annotations: columns.map(({ key }) => key) };
  return {
    options,
    read: (raw) => {
      // First, since the reader of models may keep parts of what it reads.
      const annotations = values.read(raw);
      const instance = read(raw);
      for (const [name, value] of Object.entries(annotations)) Reflect.set(instance, name, value);
      loaded(instance, source, extent);
      return instance;
    },
  };
}

function valuesReader({ meta, codec }: ModelSource, query: QueryNode): Reader<unknown> {
  const columns = rowColumns(meta, query);
  const { options, read } = codec.values(columns);
  const rows = query.projection.kind === 'values' ? query.projection.rows : 'objects';
  if (rows === 'objects') return { options, read };
  const keys = columns.map(({ key }) => key);
  const [only = ''] = keys;
  return {
    options,
    read: (raw) => {
      const row = read(raw);
      return rows === 'flat' ? row[only] : keys.map((key) => row[key]);
    },
  };
}
