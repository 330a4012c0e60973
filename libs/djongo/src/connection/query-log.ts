import type { CommandFailedEvent, CommandStartedEvent, CommandSucceededEvent, MongoClient } from 'mongodb';
import { commandShape, commandValues } from './command-shape.js';
import type { DjongoLogger } from './logging.js';
import type { ConnectionSettings, LoggingSettings } from './options.js';

/** Housekeeping of the driver, not an application's queries. */
const SILENT = new Set(['hello', 'ismaster', 'isMaster', 'saslStart', 'saslContinue', 'authenticate', 'endSessions']);

/** Whether the settings ask for lines about commands, and so for the driver's command monitoring. */
export function wantsQueryLog(logging: false | LoggingSettings): logging is LoggingSettings {
  return logging !== false && (logging.queries || logging.slowMs !== undefined);
}

/**
 * Logs a line for each command, or for each slow one: `default: find entry 1.2 ms { filter: { n: { $gt: ? } } }`.
 *
 * No host and no credential is ever in it, and a value only with `logging.values`.
 */
export function logQueries(
  client: MongoClient,
  { alias, logging }: Pick<ConnectionSettings, 'alias' | 'logging'>,
  logger: DjongoLogger,
): void {
  if (!wantsQueryLog(logging)) return;
  const started = new Map<number, CommandStartedEvent>();
  const finish = (event: CommandSucceededEvent | CommandFailedEvent, outcome: string): void => {
    const start = started.get(event.requestId);
    started.delete(event.requestId);
    if (!start) return;
    const slow = logging.slowMs !== undefined && event.duration >= logging.slowMs;
    if (!slow && !logging.queries) return;
    const line = `${alias}: ${describe(start, event.duration, logging.values)}${outcome}`;
    if (slow) logger.warn(`slow ${line}`);
    else logger.debug(line);
  };
  client.on('commandStarted', (event) => {
    if (!SILENT.has(event.commandName)) started.set(event.requestId, event);
  });
  client.on('commandSucceeded', (event) => finish(event, ''));
  client.on('commandFailed', (event) => finish(event, ` failed: ${failureName(event.failure)}`));
}

function describe({ commandName, command }: CommandStartedEvent, duration: number, values: boolean): string {
  const collection: unknown = command['collection'] ?? command[commandName];
  const name = typeof collection === 'string' ? `${commandName} ${collection}` : commandName;
  const documents: unknown = command['documents'];
  const count = Array.isArray(documents) ? ` (${documents.length} documents)` : '';
  const conditions = values ? commandValues(command) : commandShape(command);
  return `${name} ${Math.round(duration * 10) / 10} ms${count}${conditions === '' ? '' : ` ${conditions}`}`;
}

/** The server's name for the failure: its message may quote values. */
function failureName(failure: Error): string {
  return 'codeName' in failure && typeof failure.codeName === 'string' ? failure.codeName : failure.name;
}
