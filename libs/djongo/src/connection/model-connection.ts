import type { CollectionOptions } from 'mongodb';
import { compileCodec, type ModelCodec } from '../codec/index.js';
import { collectionOf, type WriteCommand } from '../compiler/index.js';
import { MigrationError } from '../errors/index.js';
import { declaredPath, type ModelClass, type ModelMeta, ModelRegistry } from '../meta/index.js';
import { resolveConnection } from './alias-table.js';
import { Connection, type ConnectionDependencies } from './connection.js';
import type { ConnectionSettings } from './options.js';
import { Signals } from './signals.js';
import type { ErrorContext } from './translate-error.js';

/** All that an operation on a model needs: what the model is, how its documents are read, and where they are. */
export interface ModelSource<M extends object = object> {
  readonly meta: ModelMeta<M>;
  readonly codec: ModelCodec<M>;
  readonly connection: ModelConnection;
  /** What the translation of the server's errors may say of the model: its fields under the model's names. */
  readonly context: ErrorContext;
}

/** A connection with the models that live in its database. */
export class ModelConnection extends Connection {
  readonly registry: ModelRegistry;
  /** The receivers of the signals that saving and deleting objects sends. */
  readonly signals: Signals;
  readonly #sources = new Map<unknown, ModelSource>();
  readonly #concerns = new Map<string, CollectionOptions>();

  constructor(settings: ConnectionSettings, dependencies?: ConnectionDependencies) {
    super(settings, dependencies);
    this.signals = new Signals(settings.alias);
    this.registry = new ModelRegistry(settings.models);
    for (const meta of this.registry) this.#compile(meta);
  }

  /** Adds models that `forFeature` names and `models` does not. */
  register(models: Iterable<unknown>): void {
    for (const model of models) this.registry.register(model);
    for (const meta of this.registry) if (!this.#sources.has(meta.model)) this.#compile(meta);
  }

  /** What operations on a model need. Throws `ImproperlyConfigured` when the model is not registered here. */
  source<M extends object>(model: ModelClass<M>): ModelSource<M> {
    const source = this.#sources.get(model) ?? this.#compile(this.registry.meta(model));
    // Stored under its own class, so the two type parameters are the same.
    return source as ModelSource<M>;
  }

  /** The concerns that a model asks for; the connection's own apply to the others. */
  protected override collectionOptions(collection: string): CollectionOptions {
    return this.#concerns.get(collection) ?? {};
  }

  /** Under `enforceSchema` nothing comes into being by being written to. */
  protected override beforeWrite(command: WriteCommand): Promise<void> | undefined {
    return this.settings.enforceSchema && mayCreate(command) ? this.#checkExists(collectionOf(command)) : undefined;
  }

  async #checkExists(name: string): Promise<void> {
    if ((await this.db.listCollections({ name }, { nameOnly: true }).toArray()).length > 0) return;
    throw new MigrationError(
      `The collection '${name}' does not exist, and under enforceSchema no write creates it: connection.sync() does.`,
    );
  }

  #compile(meta: ModelMeta): ModelSource {
    const codec = compileCodec(meta, { strict: this.settings.enforceSchema });
    const source: ModelSource = Object.freeze({
      meta,
      codec,
      connection: this,
      context: errorContext(meta, this.settings),
    });
    this.#sources.set(meta.model, source);
    const { readConcern, writeConcern } = meta.collectionOptions;
    const concerns = { ...(readConcern && { readConcern }), ...(writeConcern && { writeConcern }) };
    this.#concerns.set(meta.collection, { ...this.#concerns.get(meta.collection), ...concerns });
    return source;
  }
}

/** The source of a model for callers without an injector, such as `Entry.objects`. */
export function resolveSource<M extends object>(model: ModelClass<M>, alias?: string): ModelSource<M> {
  const connection = resolveConnection({
    ...(alias !== undefined && { alias }),
    accepts: (candidate) => candidate instanceof ModelConnection && candidate.registry.has(model),
    describe: `Model '${model.name}'`,
  });
  if (connection instanceof ModelConnection) return connection.source(model);
  throw new TypeError('resolveConnection gave a connection that it was told not to accept.');
}

function errorContext(meta: ModelMeta, { enforceSchema }: ConnectionSettings): ErrorContext {
  // Where the validator begins with the schema of the fields, the checks come after it.
  const first = (meta.schemaValidation ?? (enforceSchema ? 'error' : 'off')) === 'off' ? 0 : 1;
  return {
    collection: meta.collection,
    fieldName: (path) => declaredPath(meta, path),
    checkName: (clause) => meta.checks[clause - first]?.options.name,
  };
}

function mayCreate(command: WriteCommand): boolean {
  return 'insert' in command || ('update' in command && command.updates.some(({ upsert }) => upsert === true));
}
