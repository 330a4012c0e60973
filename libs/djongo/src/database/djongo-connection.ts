import { inspect } from 'node:util';
import {
  type ConnectionDependencies,
  type ConnectionSet,
  type ConnectionSettings,
  ModelConnection,
} from '../connection/index.js';
import type { ModelClass, ModelMeta } from '../meta/index.js';
import { bindStaticManagers, type DjongoManager, managerFor } from '../models/index.js';
import type { ModelAccess } from '../queryset/index.js';
import { createIndexes } from '../schema/index.js';

/**
 * A database with its models: what `connect()` returns and `@InjectConnection()` injects.
 *
 * `client` and `db` are the driver's own; `ready()`, `ping()` and `close()` are the connection's life.
 */
export class DjongoConnection extends ModelConnection {
  readonly #set: ConnectionSet;

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

  /** How queries on a model get at this database. */
  access<M extends object>(model: ModelClass<M>): ModelAccess<M> {
    return accessInSet(model, this.#set, this.alias);
  }

  /** Runs a callback in which `Entry.objects` and its like use the connections of this application. */
  runInContext<T>(callback: () => T): T {
    return this.#set.run(callback);
  }

  override [inspect.custom](): string {
    return `DjongoConnection ${inspect(this.toJSON())}`;
  }

  /** Attaches the model's static managers, and has its indexes created before the first operation. */
  #adopt(meta: ModelMeta): void {
    bindStaticManagers(meta.model);
    if (this.settings.autoIndex) this.onConnect(() => createIndexes(this, meta));
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
