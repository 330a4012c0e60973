export { resolveConnection, type ConnectionQuery } from './alias-table.js';
export { ConnectionSet } from './connection-set.js';
export {
  Connection,
  type Closable,
  type ConnectHook,
  type ConnectionDependencies,
  type ConnectionState,
} from './connection.js';
export { EXPLAIN_VERBOSITIES, type ExplainVerbosity } from './explain-command.js';
export { fromDjangoSettings, type DjangoSettings } from './from-django-settings.js';
export { consoleLogger, type DjongoLogger } from './logging.js';
export {
  CONNECT_MODES,
  LOG_LEVELS,
  type ClientOptions,
  type ConnectionOptions,
  type ConnectionSettings,
  type ConnectMode,
  type LoggingOptions,
  type LoggingSettings,
  type LogLevel,
  type ListedModel,
} from './options.js';
export { ModelConnection, type ModelSource, resolveSource } from './model-connection.js';
export { defineRawMethods, type RawCollection } from './raw-collection.js';
export type { ReadOptions } from './open-cursor.js';
export { RowCursor, type RowReader } from './row-cursor.js';
export type { OperationOptions } from './run-write.js';
export { DriverError } from './driver-error.js';
export {
  type DeleteEvent,
  isSender,
  type SaveEvent,
  type SenderClass,
  type SignalEvents,
  type SignalName,
  type SignalReceiver,
  SIGNALS,
  Signals,
} from './signals.js';
export { takeNumbers } from './sequence.js';
export { translateError, type ErrorContext } from './translate-error.js';
export { tryLock } from './try-lock.js';
export { validateOptions } from './validate-options.js';
export { type RefusedWrite, type WriteOutcome, writeOutcome } from './write-outcome.js';
