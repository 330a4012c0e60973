import { describeType, ImproperlyConfigured } from '../errors/index.js';
import { resolveEndpoint } from './client-options.js';
import {
  CONNECT_MODES,
  LOG_LEVELS,
  type ConnectionOptions,
  type ConnectionSettings,
  type LoggingOptions,
  type LoggingSettings,
  type ListedModel,
} from './options.js';
import {
  checkBoolean,
  checkChoice,
  checkKeys,
  checkMilliseconds,
  checkRecord,
  checkText,
  refuseType,
} from './option-checks.js';

const DEFAULT_ALIAS = 'default';
const DEFAULT_SHUTDOWN_MS = 5000;

const OPTIONS: readonly (keyof ConnectionOptions)[] = [
  'name',
  'client',
  'uri',
  'enforceSchema',
  'logging',
  'models',
  'alias',
  'isGlobal',
  'connect',
  'validateOnSave',
  'autoIndex',
  'shutdownTimeoutMs',
];
const LOGGING: readonly (keyof LoggingOptions)[] = ['level', 'queries', 'slowMs', 'values'];

/**
 * Checks the options of a connection and fills in the defaults. Pure: nothing is connected, and the input is not changed.
 *
 * `alsoKnown` names the options that other rooms read from the same object, such as `storage`.
 *
 * @throws ImproperlyConfigured naming the option; no message contains a value, a host or a credential.
 *
 * @example
 * validateOptions({ name: 'blog', client: { host: 'db1,db2', replicaSet: 'rs0' } });
 */
export function validateOptions(raw: unknown, alsoKnown: readonly string[] = []): ConnectionSettings {
  const options = checkRecord(raw, 'options');
  checkKeys(options, [...OPTIONS, ...alsoKnown]);
  const enforceSchema = checkBoolean(options['enforceSchema'], 'enforceSchema', false);
  return Object.freeze({
    alias: checkText(options['alias'], 'alias') ?? DEFAULT_ALIAS,
    name: checkName(options['name']),
    endpoint: resolveEndpoint(options['uri'], options['client']),
    enforceSchema,
    logging: checkLogging(options['logging']),
    models: checkModels(options['models']),
    isGlobal: checkBoolean(options['isGlobal'], 'isGlobal', true),
    connect: checkChoice(options['connect'], 'connect', CONNECT_MODES, 'background'),
    validateOnSave: checkBoolean(options['validateOnSave'], 'validateOnSave', true),
    autoIndex: checkBoolean(options['autoIndex'], 'autoIndex', !enforceSchema),
    shutdownTimeoutMs: checkMilliseconds(options['shutdownTimeoutMs'], 'shutdownTimeoutMs') ?? DEFAULT_SHUTDOWN_MS,
  });
}

// The server refuses these at the first write; a boot is the better moment to hear of it.
const FORBIDDEN_IN_NAME = /[/\\. "$*<>:|?\0]/;
const LONGEST_NAME_BYTES = 63;

function checkName(value: unknown): string {
  if (value === undefined || value === null || value === '') {
    throw new ImproperlyConfigured("'name' may not be empty; give the database's name.");
  }
  if (typeof value !== 'string') return refuseType('name', "the database's name as a string", value);
  if (FORBIDDEN_IN_NAME.test(value)) {
    throw new ImproperlyConfigured(
      `'name' contains a character that MongoDB refuses: one of / \\ . " $ * < > : | ?, a space or NUL.`,
    );
  }
  if (Buffer.byteLength(value) > LONGEST_NAME_BYTES) {
    throw new ImproperlyConfigured(`'name' is longer than the ${LONGEST_NAME_BYTES} bytes that MongoDB takes.`);
  }
  return value;
}

function checkLogging(value: unknown): false | LoggingSettings {
  if (value === false) return false;
  const logging = value === undefined ? {} : checkRecord(value, 'logging');
  checkKeys(logging, LOGGING, 'logging.');
  const queries = checkBoolean(logging['queries'], 'logging.queries', false);
  return Object.freeze({
    level: checkChoice(logging['level'], 'logging.level', LOG_LEVELS, queries ? 'debug' : 'info'),
    queries,
    slowMs: checkMilliseconds(logging['slowMs'], 'logging.slowMs'),
    values: checkBoolean(logging['values'], 'logging.values', false),
  });
}

function checkModels(value: unknown): readonly ListedModel[] {
  if (value === undefined) return Object.freeze([]);
  if (!Array.isArray(value)) return refuseType('models', 'an array of model classes', value);
  const models: unknown[] = value;
  return Object.freeze(models.map((model, index) => checkModel(model, index)));
}

function checkModel(value: unknown, index: number): ListedModel {
  if (isClass(value)) return value;
  // A class that is undefined at this point is nearly always a circular import.
  const hint = value === undefined ? ' (a circular import?)' : '';
  throw new ImproperlyConfigured(`'models' takes model classes; item ${index} is ${describeType(value)}${hint}.`);
}

function isClass(value: unknown): value is ListedModel {
  return typeof value === 'function';
}
