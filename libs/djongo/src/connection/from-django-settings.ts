import { ImproperlyConfigured } from '../errors/index.js';
import type { ClientOptions, ConnectionOptions, LoggingOptions, LogLevel } from './options.js';
import { checkKeys, checkRecord, isRecord, type RawOptions } from './option-checks.js';

/** An entry of Django's `DATABASES`, as Djongo (or Django's own MongoDB backend) reads it. */
export interface DjangoSettings {
  readonly ENGINE: string;
  readonly NAME: string;
  readonly ENFORCE_SCHEMA?: boolean;
  /** The options of PyMongo's client: host, port, username, password, authSource, authMechanism, replicaset, … */
  readonly CLIENT?: Readonly<Record<string, unknown>>;
  /** A `logging.config` dictionary: the level of its `djongo` logger counts. */
  readonly LOGGING?: Readonly<Record<string, unknown>> | false | null;
  readonly HOST?: string;
  readonly PORT?: number | string;
  readonly USER?: string;
  readonly PASSWORD?: string;
  readonly AUTH_SOURCE?: string;
  readonly AUTH_MECHANISM?: string;
  readonly REPLICASET?: string;
  readonly OPTIONS?: Readonly<Record<string, unknown>>;
  readonly [other: string]: unknown;
}

const ENGINES: readonly unknown[] = ['djongo', 'django_mongodb_backend'];
const READ = ['ENGINE', 'NAME', 'ENFORCE_SCHEMA', 'CLIENT', 'LOGGING', 'OPTIONS'];
/** Django's and older Djongo's names for what `CLIENT` holds. */
const CLIENT_KEYS = {
  HOST: 'host',
  PORT: 'port',
  USER: 'username',
  PASSWORD: 'password',
  AUTH_SOURCE: 'authSource',
  AUTH_MECHANISM: 'authMechanism',
  REPLICASET: 'replicaSet',
} as const;
/** Django's own, without a meaning here. */
const IGNORED = ['ATOMIC_REQUESTS', 'AUTOCOMMIT', 'CONN_MAX_AGE', 'CONN_HEALTH_CHECKS', 'TIME_ZONE', 'TEST'];
/** PyMongo's own: they shape Python objects, which there are none of here. */
const PYTHON_ONLY = [
  'connect',
  'document_class',
  'tz_aware',
  'type_registry',
  'uuidRepresentation',
  'unicode_decode_error_handler',
];
const LEVELS: Readonly<Record<string, LogLevel>> = {
  NOTSET: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  WARNING: 'warn',
  WARN: 'warn',
  ERROR: 'error',
  CRITICAL: 'error',
  FATAL: 'error',
};

/**
 * A Djongo `DATABASES` entry, as it is, turned into options.
 *
 * @throws ImproperlyConfigured for another engine or a setting that Djongo has not.
 *
 * @example
 * forRoot({ ...fromDjangoSettings({ ENGINE: 'djongo', NAME: 'blog', CLIENT: { host: 'localhost' } }), models: [Entry] });
 */
export function fromDjangoSettings(settings: DjangoSettings): ConnectionOptions {
  const raw = checkRecord(settings, 'settings');
  checkKeys(raw, [...READ, ...Object.keys(CLIENT_KEYS), ...IGNORED]);
  if (!ENGINES.includes(raw['ENGINE'])) throw new ImproperlyConfigured("'ENGINE' must be 'djongo'.");
  const client = clientOptions(raw);
  const logging = loggingOptions(raw['LOGGING']);
  return {
    name: settings.NAME,
    ...(settings.ENFORCE_SCHEMA === undefined ? {} : { enforceSchema: settings.ENFORCE_SCHEMA }),
    ...(Object.keys(client).length === 0 ? {} : { client }),
    ...(logging === undefined ? {} : { logging }),
  };
}

/** `CLIENT` wins over `OPTIONS`, and both over Django's own keys, whose default is an empty string. */
function clientOptions(raw: RawOptions): ClientOptions {
  const own = Object.entries(CLIENT_KEYS).map(([setting, option]) => [option, raw[setting]] as const);
  const all = [...own, ...entries(raw['OPTIONS'], 'OPTIONS'), ...entries(raw['CLIENT'], 'CLIENT')];
  const given = all.filter(([key, value]) => value !== '' && isGiven(value) && !PYTHON_ONLY.includes(key));
  return Object.fromEntries(given.map(([key, value]) => [key, isHostList(key, value) ? value.join(',') : value]));
}

function entries(value: unknown, setting: string): [string, unknown][] {
  return isGiven(value) ? Object.entries(checkRecord(value, setting)) : [];
}

/** PyMongo takes a list of hosts too. */
function isHostList(key: string, value: unknown): value is readonly unknown[] {
  return key === 'host' && Array.isArray(value);
}

function loggingOptions(value: unknown): false | LoggingOptions | undefined {
  if (value === false) return false;
  if (!isGiven(value)) return undefined;
  const loggers = checkRecord(value, 'LOGGING')['loggers'];
  const djongo = isRecord(loggers) ? loggers['djongo'] : undefined;
  if (!isRecord(djongo) || !isGiven(djongo['level'])) return undefined;
  const level = LEVELS[String(djongo['level']).toUpperCase()];
  if (level === undefined)
    throw new ImproperlyConfigured("'LOGGING' gives the logger 'djongo' a level that Python has not.");
  // Djongo's debug log is its list of queries.
  return level === 'debug' ? { level, queries: true } : { level };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
