import type { QueryNode, QueryOptions } from '../ast/index.js';
import { frozenCopy } from '../compiler/index.js';
import { EXPLAIN_VERBOSITIES, type ExplainVerbosity, type ReadOptions } from '../connection/index.js';
import { describeType, FieldError, perhaps } from '../errors/index.js';
import { dictionaryEntries, isPlain } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/** What each option takes; the server says more of an index or a collation that it does not know. */
const CHECKS: Readonly<Record<keyof QueryOptions, readonly [takes: (value: unknown) => boolean, what: string]>> = {
  comment: [(value) => typeof value === 'string', 'a string'],
  hint: [isHint, "an index's name or its keys, as in { n: 1 }"],
  collation: [(value) => isPlain(value) && typeof value['locale'] === 'string', 'an object with a locale'],
  readPreference: [
    (value) => (READ_PREFERENCES as readonly unknown[]).includes(value),
    'primary, primaryPreferred, secondary, secondaryPreferred or nearest',
  ],
  maxTimeMS: [isCount, 'a whole number of at least 1'],
  batchSize: [isCount, 'a whole number of at least 1'],
  allowDiskUse: [(value) => typeof value === 'boolean', 'true or false'],
};

const READ_PREFERENCES = [
  'primary',
  'primaryPreferred',
  'secondary',
  'secondaryPreferred',
  'nearest',
] as const satisfies readonly QueryOptions['readPreference'][];

/** The options that `configure` takes. */
export const OPTION_NAMES: readonly string[] = Object.keys(CHECKS);

/** The options given to a method, out of those it takes: checked, and out of reach of later changes by the caller. */
export function checkedOptions(
  meta: ModelMeta,
  method: string,
  given: unknown,
  names: readonly string[] = OPTION_NAMES,
): QueryOptions {
  const where = `${meta.name}: ${method}()`;
  if (!isPlain(given)) {
    throw new FieldError(`${where} takes an object of options, not a value of type ${describeType(given)}.`);
  }
  for (const [name, value] of dictionaryEntries(where, given)) {
    if (!isOption(name) || !names.includes(name)) {
      throw new FieldError(`${where} has no option '${name}'${perhaps(name, names)}.`);
    }
    const [takes, what] = CHECKS[name];
    if (!takes(value))
      throw new FieldError(`${where}: ${name} is ${what}, not a value of type ${describeType(value)}.`);
  }
  // Every entry is an option with a value that it takes.
  return frozenCopy(given) as QueryOptions;
}

/** What of a query's options is the driver's business and no part of the command. */
export function driverOptions({ options: { readPreference } }: QueryNode): ReadOptions {
  return readPreference === undefined ? {} : { readPreference };
}

export function checkVerbosity(meta: ModelMeta, verbosity: string): asserts verbosity is ExplainVerbosity {
  if ((EXPLAIN_VERBOSITIES as readonly string[]).includes(verbosity)) return;
  throw new FieldError(
    `${meta.name}: explain() takes ${EXPLAIN_VERBOSITIES.join(', ')}${perhaps(String(verbosity), EXPLAIN_VERBOSITIES)}.`,
  );
}

function isOption(name: string): name is keyof QueryOptions {
  return Object.hasOwn(CHECKS, name);
}

function isHint(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' : isPlain(value) && Object.keys(value).length > 0;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}
