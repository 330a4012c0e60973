import { ImproperlyConfigured, perhaps } from '../errors/index.js';
import { enterAliasTable, runInApplication } from './alias-table.js';
import type { Connection } from './connection.js';

/** The connections of one application, by alias. */
export class ConnectionSet {
  readonly #byAlias = new Map<string, Connection>();

  /** @throws ImproperlyConfigured when the alias is taken. */
  add(connection: Connection): void {
    const { alias } = connection;
    if (this.#byAlias.has(alias)) {
      throw new ImproperlyConfigured(`Two databases have the 'alias' '${alias}'; give each its own.`);
    }
    this.#byAlias.set(alias, connection);
  }

  /**
   * Makes a connection findable for calls without an injector, until it closes. Not done by `add`, so that an application
   * whose boot fails halfway leaves nothing behind.
   */
  publish(connection: Connection): void {
    enterAliasTable(connection, this);
  }

  /** @throws ImproperlyConfigured when there is no such alias. */
  get(alias = 'default'): Connection {
    const connection = this.#byAlias.get(alias);
    if (connection) return connection;
    const near = perhaps(alias, this.#byAlias.keys());
    throw new ImproperlyConfigured(`There is no database with the 'alias' '${alias}'${near}.`);
  }

  all(): readonly Connection[] {
    return [...this.#byAlias.values()];
  }

  /** Runs a callback in which calls without an injector, such as `Entry.objects`, use the connections of this set. */
  run<T>(callback: () => T): T {
    return runInApplication(this, callback);
  }

  /** Closes all of them, each to its end even if another fails. */
  async close(): Promise<void> {
    const results = await Promise.allSettled(this.all().map((connection) => connection.close()));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
