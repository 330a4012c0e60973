import { inspect } from 'node:util';
import type { Collection, CollectionOptions, Db, Document, MongoClient } from 'mongodb';
import { DjongoError } from '../errors/index.js';
import { Attempt } from './attempt.js';
import { closeClient } from './close-client.js';
import {
  collectionOf,
  type DeleteCommand,
  type DeleteResult,
  type InsertCommand,
  type InsertResult,
  type ReadCommand,
  type UpdateCommand,
  type UpdateResult,
  type WriteCommand,
  type WriteResult,
} from '../compiler/index.js';
import { explainCommand, type ExplainVerbosity } from './explain-command.js';
import { consoleLogger, filteredLogger, type DjongoLogger } from './logging.js';
import { openCursor, type ReadOptions } from './open-cursor.js';
import { OperationGate } from './operation-gate.js';
import type { ConnectionSettings } from './options.js';
import { logQueries, wantsQueryLog } from './query-log.js';
import { RowCursor, type RowReader } from './row-cursor.js';
import { runWrite, type OperationOptions } from './run-write.js';
import { standsFor } from './stands-for.js';
import { translateConnectError, type ErrorContext } from './translate-error.js';

/** Work that must be done before any operation: a collection or an index to create, a schema to compare. */
export type ConnectHook = (connection: Connection) => Promise<void>;

/** Something that is open as long as the connection: a cursor, a change stream. */
export interface Closable {
  close(): Promise<void>;
}

export type ConnectionState = 'idle' | 'connecting' | 'ready' | 'closing' | 'closed';

export interface ConnectionDependencies {
  /** The console unless given. */
  readonly logger?: DjongoLogger;
}

/**
 * One database of an application: the client's life, and the gate that every operation goes through.
 *
 * Nothing is connected by the constructor. Errors are of this package's family; the driver's is their `cause`.
 */
export class Connection {
  readonly alias: string;
  /** The database's name. */
  readonly name: string;
  readonly settings: ConnectionSettings;
  /** The application's logger, without the lines that `logging` switches off. */
  readonly logger: DjongoLogger;
  readonly #client: MongoClient;
  readonly #db: Db;
  readonly #gate: OperationGate;
  readonly #connecting: Attempt;
  readonly #preparing: Attempt;
  readonly #hooks: ConnectHook[] = [];
  readonly #open = new Set<Closable>();
  readonly #closeListeners: (() => void)[] = [];
  #isConnected = false;
  #closed: Promise<void> | undefined;

  constructor(settings: ConnectionSettings, { logger = consoleLogger }: ConnectionDependencies = {}) {
    this.alias = settings.alias;
    this.name = settings.name;
    this.settings = settings;
    this.logger = filteredLogger(logger, settings.logging);
    this.#client = settings.endpoint.createClient(wantsQueryLog(settings.logging) ? { monitorCommands: true } : {});
    this.#db = this.#client.db(settings.name);
    this.#gate = new OperationGate(settings.alias, () => this.#notReady());
    const connect = { isDone: () => this.#isConnected, work: () => this.#connect(), standsFor };
    this.#connecting = new Attempt(connect);
    const prepare = { isDone: () => this.#hooks.length === 0, work: () => this.#prepare(), standsFor };
    this.#preparing = new Attempt(prepare);
    logQueries(this.#client, settings, this.logger);
  }

  /** The driver's client. Its own operations bypass the gate. */
  get client(): MongoClient {
    return this.#client;
  }

  /** The driver's database. */
  get db(): Db {
    return this.#db;
  }

  get state(): ConnectionState {
    if (this.#gate.state !== 'open') return this.#gate.state;
    if (this.#isConnected && this.#preparing.isDone) return 'ready';
    return this.#connecting.isRunning || this.#preparing.isRunning ? 'connecting' : 'idle';
  }

  /**
   * What the boot of an application does: `'background'` begins to connect and logs a failure, `'eager'` connects and
   * closes the connection again if that fails, `'lazy'` does nothing.
   */
  async start(): Promise<void> {
    const { connect } = this.settings;
    if (connect === 'lazy') return;
    if (connect === 'background') {
      this.ready().catch((error: unknown) => this.#warnNotReady(error));
      return;
    }
    try {
      await this.ready();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /**
   * Resolves when the server is connected and every hook has run.
   *
   * Callers share one attempt; the call after a failed one makes the next, unless another attempt is of no use.
   *
   * @throws OperationalError when the server cannot be reached or the connection is closed, and what a hook throws.
   */
  async ready(): Promise<void> {
    const leave = await this.#gate.enter();
    leave();
  }

  /** Has the hook run once: before the first operation, or before the next one if the connection is ready already. */
  onConnect(hook: ConnectHook): void {
    this.#hooks.push(hook);
  }

  /** Is called when the connection begins to close. */
  onClose(listener: () => void): void {
    this.#closeListeners.push(listener);
  }

  /** One round trip to the server. */
  async ping(): Promise<void> {
    await this.execute(() => this.#db.command({ ping: 1 }));
  }

  /**
   * The one gate: refuses after `close()`, waits for `ready()`, counts the task as under way, translates its errors.
   *
   * @example
   * await connection.execute(() => connection.raw('entry').countDocuments({}), { collection: 'entry' });
   */
  execute<T>(task: () => Promise<T>, context?: ErrorContext): Promise<T> {
    return this.#gate.execute(task, context);
  }

  /**
   * Runs work that puts the database in order, such as a migration: its operations need the server but not the hooks,
   * which may be failing for want of it. What failed before is tried again afterwards.
   */
  async maintain<T>(task: () => Promise<T>, context?: ErrorContext): Promise<T> {
    const leave = await this.#gate.enter(() => this.#connecting.run());
    try {
      return await this.#gate.unit(task, context);
    } finally {
      this.#preparing.forget();
      leave();
    }
  }

  /** Sends a write. What arrives at the server is the command; the driver's retries and batches apply. */
  run(command: InsertCommand, options?: OperationOptions, context?: ErrorContext): Promise<InsertResult>;
  run(command: UpdateCommand, options?: OperationOptions, context?: ErrorContext): Promise<UpdateResult>;
  run(command: DeleteCommand, options?: OperationOptions, context?: ErrorContext): Promise<DeleteResult>;
  run(command: WriteCommand, options?: OperationOptions, context?: ErrorContext): Promise<WriteResult>;
  run(command: WriteCommand, options: OperationOptions = {}, context: ErrorContext = {}): Promise<WriteResult> {
    const collection = collectionOf(command);
    const work = async (): Promise<WriteResult> => {
      await this.beforeWrite(command);
      return runWrite((name) => this.raw(name), command, options);
    };
    return this.execute(work, { collection, ...context });
  }

  /** The rows of a reading command, as the reader makes them. Nothing is sent before the cursor is first used. */
  cursor<T>(
    command: ReadCommand,
    reader: RowReader<T>,
    options: ReadOptions = {},
    context: ErrorContext = {},
  ): RowCursor<T> {
    return new RowCursor(
      {
        gate: this.#gate,
        open: () => openCursor((name) => this.raw(name), command, reader.options, options),
        track: (cursor) => this.track(cursor),
        context: { collection: collectionOf(command), ...context },
      },
      reader,
    );
  }

  /** How the server runs a reading command: its own answer to `explain`. */
  explain(
    command: ReadCommand,
    verbosity: ExplainVerbosity,
    options: ReadOptions = {},
    context: ErrorContext = {},
  ): Promise<Document> {
    const collection = collectionOf(command);
    return this.execute(() => explainCommand(this.#db, command, verbosity, options), { collection, ...context });
  }

  /** The driver's collection. Wrap its operations in `execute`. */
  raw(collection: string): Collection {
    return this.#db.collection(collection, this.collectionOptions(collection));
  }

  /** What applies to every operation on a collection. */
  protected collectionOptions(_collection: string): CollectionOptions {
    return {};
  }

  /** What must hold before a write is sent. */
  protected beforeWrite(_command: WriteCommand): Promise<void> | undefined {
    return undefined;
  }

  /** Has something closed together with the connection, unless the function that comes back was called before. */
  track(closable: Closable): () => void {
    this.#open.add(closable);
    return () => void this.#open.delete(closable);
  }

  /**
   * Refuses new operations, gives those under way `shutdownTimeoutMs`, closes cursors and streams, then the client.
   * A second call waits for the first.
   */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  toJSON(): { alias: string; name: string; state: ConnectionState } {
    return { alias: this.alias, name: this.name, state: this.state };
  }

  // The driver's client prints the password when it is inspected, so a connection shows nothing but this.
  [inspect.custom](): string {
    return `Connection ${inspect(this.toJSON())}`;
  }

  /** What an operation has to wait for; nothing once all is done, which spares each operation a turn. */
  #notReady(): Promise<void> | undefined {
    if (this.#isConnected && this.#preparing.isDone) return undefined;
    return this.#connecting.run().then(() => this.#preparing.run());
  }

  async #connect(): Promise<void> {
    try {
      await this.#client.connect();
    } catch (error) {
      throw translateConnectError(error);
    }
    this.#isConnected = true;
  }

  async #prepare(): Promise<void> {
    for (let hook = this.#hooks[0]; hook; hook = this.#hooks[0]) {
      const current = hook;
      await this.#gate.unit(() => current(this));
      this.#hooks.shift();
    }
  }

  async #close(): Promise<void> {
    for (const listener of this.#closeListeners) listener();
    await this.#gate.drain(this.settings.shutdownTimeoutMs);
    await closeClient(this.#client, this.#open, this.settings.shutdownTimeoutMs);
  }

  #warnNotReady(error: unknown): void {
    if (this.#gate.state !== 'open') return;
    // Only messages of the family are known to hold no host and no value.
    const reason = error instanceof DjongoError ? error.message : 'a hook failed unexpectedly.';
    this.logger.warn(`Connection '${this.alias}' is not ready: ${reason}`);
  }
}
