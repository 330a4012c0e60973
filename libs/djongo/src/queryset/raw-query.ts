import type { QueryNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import type { Reader } from '../codec/index.js';
import { type AggregateCommand, compileRaw } from '../compiler/index.js';
import type { ModelSource, RowCursor } from '../connection/index.js';
import { describeType, FieldError } from '../errors/index.js';
import { OUTPUT } from '../expressions/index.js';
import { isPlain } from '../fields/index.js';
import { type ModelMeta, modelHooks } from '../meta/index.js';
import { driverOptions } from './query-options.js';

/** What a raw query needs of the queryset that it begins with. */
export interface RawSource<M extends object> {
  readonly meta: ModelMeta<M>;
  readonly query: QueryNode;
  readonly source: () => ModelSource<M>;
}

/**
 * Instances made of what a pipeline gives: awaited an array, streamed by `for await`. Runs anew each time. What the documents have
 * besides the model's fields is set on the instances as it is; fields that they lack stay undefined.
 */
export class RawQuery<R> implements PromiseLike<R[]>, AsyncIterable<R> {
  readonly #from: RawSource<object>;
  readonly #pipeline: readonly Document[];

  constructor(from: RawSource<object>, pipeline: unknown) {
    this.#from = from;
    this.#pipeline = checkedPipeline(from.meta, pipeline);
  }

  /** The exact command that awaiting the query would send. */
  toMql(): AggregateCommand {
    return compileRaw(this.#from.meta, this.#from.query, this.#pipeline);
  }

  /** Runs the query; what makes `await` work. */
  then<A = R[], B = never>(
    onFulfilled?: ((rows: R[]) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return Promise.resolve()
      .then(() => this.#cursor().toArray())
      .then(onFulfilled, onRejected);
  }

  /** Streams the results, batch by batch. Leaving the loop closes the server's cursor. */
  async *[Symbol.asyncIterator](): AsyncGenerator<R, void, void> {
    yield* this.#cursor();
  }

  #cursor(): RowCursor<R> {
    const { source: open, query } = this.#from;
    const source = open();
    // R is what the caller says of the pipeline.
    const reader = rawReader(source) as Reader<R>;
    return source.connection.cursor(this.toMql(), reader, driverOptions(query), source.context);
  }
}

function rawReader<M extends object>(source: ModelSource<M>): Reader<M> {
  const { meta, codec } = source;
  const { loaded } = modelHooks(meta.model);
  const columns = new Map(meta.fieldList.map((field) => [field.column, field]));
  return {
    options: codec.models.options,
    read: (raw) => {
      const names = isPlain(raw) ? Object.keys(raw) : [];
      const fields = meta.fieldList.filter(({ column }) => names.includes(column));
      const annotations = names.filter((name) => !columns.has(name) && !(name in meta.model.prototype));
      if (!fields.includes(meta.primaryKey)) {
        throw new FieldError(`${meta.name}: the documents of rawAggregate() need the primary key, '_id'.`);
      }
      const extra = annotations.map((name) => [name, OUTPUT.json.decode(Reflect.get(Object(raw), name))] as const);
      const instance = codec.partial(fields).read(raw);
      for (const [name, value] of extra) Reflect.set(instance, name, value);
      loaded(instance, source, { fields, annotations });
      return instance;
    },
  };
}

function checkedPipeline(meta: ModelMeta, pipeline: unknown): readonly Document[] {
  if (Array.isArray(pipeline) && pipeline.every((stage: unknown) => isPlain(stage))) return [...pipeline];
  throw new FieldError(
    `${meta.name}: rawAggregate() takes an array of stages, not a value of type ${describeType(pipeline)}.`,
  );
}
