import { AsyncLocalStorage } from 'node:async_hooks';
import { ImproperlyConfigured, perhaps } from '../errors/index.js';
import type { Connection } from './connection.js';

/** The set of connections that an application is: only its identity counts here. */
export type Application = object;

/** What a call that has no injector knows of the connection it wants. */
export interface ConnectionQuery {
  readonly alias?: string;
  /** Such as: has the model been registered with it. */
  readonly accepts?: (connection: Connection) => boolean;
  /** Who asks, for the message: `Model 'Entry'`. */
  readonly describe?: string;
}

// The only process-wide state of the package. Whoever has an injector never looks here.
const live = new Map<Connection, Application>();
// The last closed one of each alias, so that a call after the close says so instead of asking for a configuration.
const lastClosed = new Map<string, Connection>();
const currentApplication = new AsyncLocalStorage<Application>();

/** Makes a connection findable until it closes. */
export function enterAliasTable(connection: Connection, application: Application): void {
  live.set(connection, application);
  lastClosed.delete(connection.alias);
  connection.onClose(() => {
    if (live.delete(connection) && !hasLive(connection.alias)) lastClosed.set(connection.alias, connection);
  });
}

/** Runs a callback in which calls without an injector find this application's connections first. */
export function runInApplication<T>(application: Application, callback: () => T): T {
  return currentApplication.run(application, callback);
}

/**
 * The connection for a call that has no injector: the one with the alias, or else `'default'`, or else the only one.
 * Where several live applications have one, that of the current async context.
 *
 * @throws ImproperlyConfigured when there is none, or no telling which, saying what to do.
 */
export function resolveConnection(query: ConnectionQuery = {}): Connection {
  const candidates = ofCurrentApplication([...live.keys()].filter((connection) => accepts(connection, query)));
  const alias = query.alias ?? impliedAlias(candidates, query);
  const [found, second] = candidates.filter((connection) => connection.alias === alias);
  if (found && second) throw ambiguous(alias, query);
  if (found) return found;
  const closed = hasLive(alias) ? undefined : lastClosed.get(alias);
  if (closed && accepts(closed, query)) return closed;
  throw missing(candidates, query);
}

function hasLive(alias: string): boolean {
  return [...live.keys()].some((connection) => connection.alias === alias);
}

function accepts(connection: Connection, query: ConnectionQuery): boolean {
  return query.accepts?.(connection) ?? true;
}

/** All of them if the current application has none of its own. */
function ofCurrentApplication(candidates: readonly Connection[]): readonly Connection[] {
  const current = currentApplication.getStore();
  const own = candidates.filter((connection) => current !== undefined && live.get(connection) === current);
  return own.length > 0 ? own : candidates;
}

function impliedAlias(candidates: readonly Connection[], query: ConnectionQuery): string {
  const aliases = [...new Set(candidates.map(({ alias }) => alias))];
  const [only, another] = aliases;
  if (only === undefined || aliases.includes('default')) return 'default';
  if (another === undefined) return only;
  const message = `${subject(query)} is in several databases (${aliases.join(', ')}), none of them 'default'; name one of them.`;
  throw new ImproperlyConfigured(message);
}

function ambiguous(alias: string, query: ConnectionQuery): ImproperlyConfigured {
  return new ImproperlyConfigured(
    `${subject(query)} has a connection '${alias}' in more than one running application. ` +
      `Inject the manager or the connection, or wrap the call in 'connection.runInContext(…)' of the application you mean.`,
  );
}

function missing(candidates: readonly Connection[], query: ConnectionQuery): ImproperlyConfigured {
  if (query.alias !== undefined && candidates.length > 0) {
    const aliases = candidates.map(({ alias }) => alias);
    const near = perhaps(query.alias, aliases);
    return new ImproperlyConfigured(`${subject(query)} has no connection with the alias '${query.alias}'${near}.`);
  }
  return new ImproperlyConfigured(
    `${subject(query)} has no connection. Import DjongoModule.forRoot({ name, models }) or call connect({ name, models }) ` +
      `first, with every model it needs in 'models' or in forFeature().`,
  );
}

function subject(query: ConnectionQuery): string {
  return query.describe ?? 'This call';
}
