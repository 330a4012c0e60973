import { describeType, ImproperlyConfigured, perhaps } from '../errors/index.js';

/** Options as they came in: nothing is known of them yet. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** Throws the error of a wrong type: the option's name, what it takes, and the type it got, never the value. */
export function refuseType(option: string, expected: string, value: unknown): never {
  throw new ImproperlyConfigured(`'${option}' takes ${expected}, not ${describeType(value)}.`);
}

/** The value as a dictionary of options. */
export function checkRecord(value: unknown, option: string): RawOptions {
  if (isRecord(value)) return value;
  return refuseType(option, 'an object', value);
}

/** Whether a value is a dictionary rather than a scalar, a list or nothing. */
export function isRecord(value: unknown): value is RawOptions {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws for the first option that nobody reads, with the names it may have been meant for. */
export function checkKeys(raw: RawOptions, known: readonly string[], prefix = ''): void {
  for (const key of Object.keys(raw)) {
    if (known.includes(key)) continue;
    throw new ImproperlyConfigured(`There is no option '${prefix}${key}'${perhaps(key, known)}.`);
  }
}

export function checkBoolean(value: unknown, option: string, otherwise: boolean): boolean {
  if (value === undefined) return otherwise;
  return typeof value === 'boolean' ? value : refuseType(option, 'true or false', value);
}

/** A text that is not empty, or `undefined` where there is none. */
export function checkText(value: unknown, option: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return refuseType(option, 'a string', value);
  if (value.trim() === '') throw new ImproperlyConfigured(`'${option}' may not be empty.`);
  return value;
}

/** One of the words the option knows. */
export function checkChoice<T extends string>(value: unknown, option: string, choices: readonly T[], otherwise: T): T {
  if (value === undefined) return otherwise;
  const known = choices.find((choice) => choice === value);
  if (known !== undefined) return known;
  const expected = choices.map((choice) => `'${choice}'`).join(', ');
  if (typeof value !== 'string') return refuseType(option, `one of ${expected}`, value);
  throw new ImproperlyConfigured(`'${option}' takes one of ${expected}${perhaps(value, choices)}.`);
}

/** Milliseconds: a finite number of zero or more. */
export function checkMilliseconds(value: unknown, option: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number') return refuseType(option, 'a number of milliseconds', value);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new ImproperlyConfigured(`'${option}' takes a number of milliseconds, zero or more.`);
}
