import type { MongoClientOptions } from 'mongodb';
import type { Endpoint } from './endpoint.js';

/** A model, as far as a connection cares: the registry checks the rest. */
export type ListedModel = abstract new () => object;

/** When the client connects: beside the boot, before it ends, or at the first operation. */
export const CONNECT_MODES = ['background', 'eager', 'lazy'] as const;
/** See `ConnectionOptions.connect`. */
export type ConnectMode = (typeof CONNECT_MODES)[number];

/** Levels of the log, the most talkative first. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where the server is and how to talk to it: Djongo's `CLIENT`, and any option of the driver's `MongoClient`. */
export interface ClientOptions extends MongoClientOptions {
  /** `'a'`, `'a,b'`, `'a:1,b:2'`, `'::1'`, a socket's path, or a whole `mongodb://` URI; `localhost` unless given. */
  readonly host?: string;
  /** For every host that names none itself; 27017 unless given. */
  readonly port?: number | string;
  /** Needs no escaping, and neither does the password. */
  readonly username?: string;
  readonly password?: string;
}

/** What is logged; `false` in its place switches the log off. */
export interface LoggingOptions {
  /** Lines below it are dropped. Queries are debug lines, slow ones warnings. `'debug'` with `queries`, else `'info'`. */
  readonly level?: LogLevel;
  /** A line for each command: its name, collection, milliseconds, and its conditions with `?` for each value. */
  readonly queries?: boolean;
  /** Warns of each command that took this many milliseconds or more. */
  readonly slowMs?: number;
  /** Writes the values too. They may be personal data: for development only. */
  readonly values?: boolean;
}

/** The options of `DjongoModule.forRoot` and `connect()` that concern a connection. */
export interface ConnectionOptions {
  /** The database's name. */
  readonly name: string;
  readonly client?: ClientOptions;
  /** A `mongodb://` or `mongodb+srv://` URI, instead of `client.host` and `client.port`. */
  readonly uri?: string | undefined;
  /** Whether stored documents must agree with the models; `false` unless given. */
  readonly enforceSchema?: boolean;
  readonly logging?: false | LoggingOptions;
  readonly models?: readonly ListedModel[];
  /** Tells several databases of one application apart; `'default'` unless given. */
  readonly alias?: string;
  readonly isGlobal?: boolean;
  /** `'background'` unless given. */
  readonly connect?: ConnectMode;
  readonly validateOnSave?: boolean;
  /** Whether declared collections and indexes are created at start; the opposite of `enforceSchema` unless given. */
  readonly autoIndex?: boolean;
  /** Milliseconds that operations under way get when the connection closes; 5000 unless given. */
  readonly shutdownTimeoutMs?: number;
}

/** `LoggingOptions` with its defaults filled in. */
export interface LoggingSettings {
  readonly level: LogLevel;
  readonly queries: boolean;
  readonly slowMs: number | undefined;
  readonly values: boolean;
}

/** `ConnectionOptions` after `validateOptions`: complete and frozen. Host and credentials are inside `endpoint`, unseen. */
export interface ConnectionSettings {
  readonly alias: string;
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly enforceSchema: boolean;
  readonly logging: false | LoggingSettings;
  readonly models: readonly ListedModel[];
  readonly isGlobal: boolean;
  readonly connect: ConnectMode;
  readonly validateOnSave: boolean;
  readonly autoIndex: boolean;
  readonly shutdownTimeoutMs: number;
}
