import { inspect } from 'node:util';
import {
  type ConnectionDependencies,
  type ConnectionSet,
  type ConnectionSettings,
  isSender,
  ModelConnection,
  type SenderClass,
  type SignalName,
  type SignalReceiver,
  SIGNALS,
} from '../connection/index.js';
import { clip, ImproperlyConfigured, perhaps } from '../errors/index.js';
import type { ModelClass, ModelMeta } from '../meta/index.js';
import { bindStaticManagers, type DjongoManager, managerFor } from '../models/index.js';
import type { ModelAccess } from '../queryset/index.js';
import {
  assertSchema,
  collectionSpec,
  declaresAnything,
  type SyncedOperation,
  type SyncOptions,
  syncSchema,
} from '../schema/index.js';

/**
 * A database with its models: what `connect()` returns and `@InjectConnection()` injects.
 *
 * `client` and `db` are the driver's own; `ready()`, `ping()` and `close()` are the connection's life.
 */
export class DjongoConnection extends ModelConnection {
  readonly #set: ConnectionSet;
  /** The models whose collections were not prepared yet. */
  readonly #unprepared: ModelMeta[] = [];

  /** Adds itself to the connections of its application. Nothing is connected yet. */
  constructor(settings: ConnectionSettings, set: ConnectionSet, dependencies?: ConnectionDependencies) {
    super(settings, dependencies);
    this.#set = set;
    for (const meta of this.registry) this.#adopt(meta);
    set.add(this);
  }

  /** Begins the connection's life: `Entry.objects` finds it from here on. What else happens, `connect` says. */
  override async start(): Promise<void> {
    this.#set.publish(this);
    await super.start();
  }

  /** Adds models that `forFeature` names and `models` does not. */
  override register(models: Iterable<unknown>): void {
    const known = new Set(this.registry);
    super.register(models);
    for (const meta of this.registry) if (!known.has(meta)) this.#adopt(meta);
  }

  /**
   * The manager of a model in this database.
   *
   * @throws ImproperlyConfigured when the model is not registered here
   * @example
   * const entries = connection.manager(Entry);
   */
  manager<M extends object>(model: ModelClass<M>): DjongoManager<M> {
    this.registry.meta(model);
    return managerFor(model, this.access(model));
  }

  /**
   * Creates the collections, validators and indexes that the models declare and the database lacks, and changes those that
   * differ as far as the server can. What no model declares is listed only, unless `dropIndexes` says otherwise.
   *
   * @returns what differed, each with a text and whether it was done; nothing is done under `dryRun`
   * @throws MigrationError before anything is done, where an index or a collection stands in the way
   * @throws IntegrityError where values repeat under a new unique index
   * @throws ImproperlyConfigured for a declaration that the server refuses
   * @example
   * await connection.sync({ dryRun: true });
   * // [{ kind: 'createIndex', text: "Create the index 'slug_1' { slug: 1 } unique of collection 'page'.", … }]
   */
  sync(options: SyncOptions = {}): Promise<readonly SyncedOperation[]> {
    return this.maintain(() => syncSchema(this, [...this.registry], options));
  }

  /** How queries on a model get at this database. */
  access<M extends object>(model: ModelClass<M>): ModelAccess<M> {
    return accessInSet(model, this.#set, this.alias);
  }

  /**
   * Calls a function, and awaits it, when an object of a model, or of one that extends the class, is saved or deleted in this
   * database. Receivers are called in the order in which they were added; the function that comes back takes this one away again.
   *
   * @throws ImproperlyConfigured for an unknown signal, and for a class that is no model
   * @example
   * connection.on('postSave', Entry, (entry, { created }) => console.log(entry.headline, created));
   */
  on<S extends SignalName, M extends object>(
    signal: S,
    model: SenderClass<M>,
    receiver: SignalReceiver<S, M>,
  ): () => void {
    if (!SIGNALS.includes(signal)) {
      throw new ImproperlyConfigured(
        `There is no signal '${clip(String(signal))}'${perhaps(String(signal), SIGNALS)}.`,
      );
    }
    if (!isSender(model)) throw new ImproperlyConfigured(`on('${signal}') takes a model, a class that extends Model.`);
    return this.signals.add(signal, model, receiver);
  }

  /** Runs a callback in which `Entry.objects` and its like use the connections of this application. */
  runInContext<T>(callback: () => T): T {
    return this.#set.run(callback);
  }

  override [inspect.custom](): string {
    return `DjongoConnection ${inspect(this.toJSON())}`;
  }

  /** Attaches the model's static managers, and has its collection prepared before the first operation. */
  #adopt(meta: ModelMeta): void {
    // What the model declares must compile, whoever creates it.
    collectionSpec(meta, this.settings);
    bindStaticManagers(meta.model);
    this.#unprepared.push(meta);
    if (this.#unprepared.length === 1) this.onConnect(() => this.#prepareSchema());
  }

  /** Creates what is missing, or complains of it. What fails is tried again before the next operation. */
  async #prepareSchema(): Promise<void> {
    const { autoIndex, enforceSchema } = this.settings;
    while (this.#unprepared.length > 0) {
      const waiting = [...this.#unprepared];
      // Models that share a collection share its validator.
      const collections = new Set(waiting.map(({ collection }) => collection));
      const metas = [...this.registry].filter(({ collection }) => collections.has(collection));
      // Where nothing is declared there is nothing to ask of the server, which may not even allow it.
      const wanted = metas.filter((meta) => enforceSchema || declaresAnything(collectionSpec(meta, this.settings)));
      if (autoIndex) await syncSchema(this, wanted, {});
      if (enforceSchema) await assertSchema(this, metas);
      this.#unprepared.splice(0, waiting.length);
    }
  }
}

/** The access of what was injected: by alias among the connections of one application, so it is never ambiguous. */
export function accessInSet<M extends object>(model: ModelClass<M>, set: ConnectionSet, alias: string): ModelAccess<M> {
  return {
    model,
    source: () => connectionInSet(set, alias).source(model),
    using: (other) => accessInSet(model, set, other),
  };
}

/** The same for a model that only `forFeature` names: it is registered at the latest when it is first used. */
export function featureAccess<M extends object>(
  model: ModelClass<M>,
  set: ConnectionSet,
  alias: string,
): ModelAccess<M> {
  return {
    ...accessInSet(model, set, alias),
    source: () => {
      const connection = connectionInSet(set, alias);
      if (!connection.registry.has(model)) connection.register([model]);
      return connection.source(model);
    },
  };
}

/** The connection of an alias. Throws `ImproperlyConfigured` when the application has none. */
export function connectionInSet(set: ConnectionSet, alias: string): DjongoConnection {
  const connection = set.get(alias);
  if (connection instanceof DjongoConnection) return connection;
  throw new TypeError('A ConnectionSet of an application holds DjongoConnections.');
}
