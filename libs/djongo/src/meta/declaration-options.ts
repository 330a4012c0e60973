import { describeType, ImproperlyConfigured, perhaps } from '../errors/index.js';
import { Condition } from '../expressions/index.js';
import { isPlain } from '../fields/index.js';

/** What an option takes, and how a message says so. */
type Check = readonly [takes: (value: unknown) => boolean, what: string];

const TEXT: Check = [(value) => typeof value === 'string' && value !== '', 'a text that is not empty'];
const FLAG: Check = [(value) => typeof value === 'boolean', 'true or false'];
const SECONDS: Check = [isCount, 'a whole number of seconds, zero or more'];
const CONDITION: Check = [(value) => value instanceof Condition, 'a condition made by Q()'];
const RECORD: Check = [isPlain, 'an object'];

/** What each option of the declarations in `Meta.indexes` and `Meta.constraints` takes; the server judges the rest. */
const CHECKS: Readonly<Record<string, Check>> = {
  fields: [isFieldList, 'an array of at least one field'],
  name: TEXT,
  unique: FLAG,
  sparse: FLAG,
  hidden: FLAG,
  collation: [(value) => isPlain(value) && typeof value['locale'] === 'string', 'an object with a locale'],
  partialFilterExpression: CONDITION,
  condition: CONDITION,
  check: CONDITION,
  weights: [(value) => isRecordOf(value, isWeight), 'whole numbers from 1 to 99999 by field'],
  defaultLanguage: TEXT,
  languageOverride: TEXT,
  expireAfterSeconds: SECONDS,
  wildcardProjection: [(value) => isRecordOf(value, (item) => item === 0 || item === 1), '0 or 1 by field'],
  analyzer: TEXT,
  searchAnalyzer: TEXT,
  dynamic: FLAG,
  similarity: [(value) => SIMILARITIES.some((known) => known === value), `'cosine', 'euclidean' or 'dotProduct'`],
  numDimensions: [(value) => isCount(value) && value !== 0, 'a whole number of at least 1'],
  capped: FLAG,
  size: [(value) => isCount(value) && value !== 0, 'a number of bytes'],
  max: [(value) => isCount(value) && value !== 0, 'a whole number of at least 1'],
  clustered: FLAG,
  timeseries: [(value) => isPlain(value) && typeof value['timeField'] === 'string', 'an object with a timeField'],
  readConcern: [(value) => isPlain(value) && typeof value['level'] === 'string', 'an object with a level'],
  writeConcern: RECORD,
  changeStreamPreAndPostImages: FLAG,
  validationLevel: [(value) => value === 'strict' || value === 'moderate', `'strict' or 'moderate'`],
};

/** How far apart two vectors are. */
export const SIMILARITIES = ['cosine', 'euclidean', 'dotProduct'] as const;

/**
 * The options of a declaration, checked and out of reach of later changes.
 *
 * @throws ImproperlyConfigured for an option that `kind` has not, one that is missing, and a value that it does not take
 */
export function declarationOptions<O extends object>(
  kind: string,
  given: O,
  known: readonly (keyof O & string)[],
  required: readonly (keyof O & string)[] = [],
): Readonly<O> {
  if (!isPlain(given)) {
    throw new ImproperlyConfigured(`${kind} takes an object of options, not ${describeType(given)}.`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (!(known as readonly string[]).includes(name)) {
      throw new ImproperlyConfigured(`${kind} has no option '${name}'${perhaps(name, known)}.`);
    }
    const [takes, what] = CHECKS[name] ?? RECORD;
    if (value !== undefined && !takes(value)) throw new ImproperlyConfigured(`${kind}: '${name}' must be ${what}.`);
  }
  const absent = required.find((name) => given[name] === undefined);
  if (absent !== undefined) {
    throw new ImproperlyConfigured(`${kind}: '${absent}' must be ${(CHECKS[absent] ?? RECORD)[1]}.`);
  }
  checkTwice(kind, Reflect.get(given, 'fields'));
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  // The same keys with the same values.
  return Object.freeze(Object.fromEntries(entries.map(([name, value]) => [name, frozen(value)]))) as Readonly<O>;
}

function checkTwice(kind: string, fields: unknown): void {
  if (!Array.isArray(fields)) return;
  const names = fields.map((field) => String(field).replace(/^-/, ''));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new ImproperlyConfigured(`${kind}: 'fields' names '${twice}' twice.`);
}

function isFieldList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isWeight(value: unknown): boolean {
  return isCount(value) && Number(value) >= 1 && Number(value) < 100_000;
}

function isRecordOf(value: unknown, takes: (item: unknown) => boolean): boolean {
  return isPlain(value) && Object.keys(value).length > 0 && Object.values(value).every(takes);
}

function frozen(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze([...(value as readonly unknown[])]);
  return isPlain(value) ? Object.freeze({ ...value }) : value;
}
