import { clip } from './clip.js';
import { describeType } from './describe-type.js';
import { DjongoError, type DjongoErrorOptions } from './djongo-error.js';

/** Key of the messages that belong to no single field, as in Django. */
export const NON_FIELD_ERRORS = '__all__';

const LONGEST_VALUE = 100;
const LONGEST_PATH = 200;
const MOST_IN_SUMMARY = 20;

/** One rule that a value broke. `path` uses dots and indexes: `authors.2.email`. */
export interface ValidationIssue {
  readonly path: string;
  readonly message: string;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What `new ValidationError` accepts: a message, an error, several of them, or a dictionary of them by path. */
export type ValidationInput =
  string | ValidationError | readonly ValidationInput[] | { readonly [path: string]: ValidationInput };

/** What belongs to a message that is given as text. */
export interface ValidationErrorOptions extends DjongoErrorOptions {
  /** Code of the rule, `'invalid'` unless given. */
  readonly code?: string;
  /** Values for `%(name)s` and `%(name)d` in the message, `%(name)r` for one in quotes. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * One or more values broke a rule; nothing was written.
 *
 * @example
 * throw new ValidationError('%(value)s is not even.', { code: 'odd', params: { value } });
 * throw new ValidationError({ 'authors.2.email': ['Enter a valid email address.'] });
 */
export class ValidationError extends DjongoError {
  override readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Every broken rule, in the order of the fields. */
  readonly issues: readonly ValidationIssue[];

  constructor(input: ValidationInput | IssueList, options: ValidationErrorOptions = {}) {
    const issues = input instanceof IssueList ? [...input.issues] : collect(input, NON_FIELD_ERRORS, options);
    super(summary(issues), options);
    const [only = { code: options.code ?? 'invalid', params: options.params ?? {} }] =
      issues.length === 1 ? issues : [];
    this.issues = Object.freeze(issues);
    this.code = only.code;
    this.params = only.params;
  }

  /** All messages, without their paths. */
  get messages(): string[] {
    return this.issues.map((issue) => issue.message);
  }

  /** Messages by path: `{ 'address.homepage': ['Enter a valid URL.'] }`. */
  get messageDict(): Record<string, string[]> {
    const byPath = new Map<string, string[]>();
    for (const { path, message } of this.issues) {
      const known = byPath.get(path);
      if (known === undefined) byPath.set(path, [message]);
      else known.push(message);
    }
    // `fromEntries` defines keys, so that a path `__proto__` is one.
    return Object.fromEntries(byPath);
  }

  /** An error of issues that were collected elsewhere, paths included. */
  static of(issues: readonly ValidationIssue[]): ValidationError {
    return new ValidationError(new IssueList(issues));
  }
}

/** Tells issues, whose messages are complete, from what the constructor takes. */
class IssueList {
  readonly issues: readonly ValidationIssue[];

  constructor(issues: readonly ValidationIssue[]) {
    this.issues = issues;
  }
}

/** The same issue as seen from one level further out; `__all__` of an inner value becomes the value's own path. */
export function atPath(issue: ValidationIssue, prefix: string): ValidationIssue {
  if (prefix === NON_FIELD_ERRORS) return issue;
  return { ...issue, path: issue.path === NON_FIELD_ERRORS ? prefix : `${prefix}.${issue.path}` };
}

function collect(input: ValidationInput, path: string, options: ValidationErrorOptions): ValidationIssue[] {
  if (typeof input === 'string') {
    const params = options.params ?? {};
    return [{ path, message: interpolate(input, params), code: options.code ?? 'invalid', params }];
  }
  if (input instanceof ValidationError) return input.issues.map((issue) => atPath(issue, path));
  if (isList(input)) return input.flatMap((item) => collect(item, path, options));
  return Object.entries(input).flatMap(([key, item]) =>
    collect(item, path === NON_FIELD_ERRORS ? key : `${path}.${key}`, options),
  );
}

function isList(input: ValidationInput): input is readonly ValidationInput[] {
  return Array.isArray(input);
}

function interpolate(message: string, params: Readonly<Record<string, unknown>>): string {
  return message.replace(/%\((\w+)\)([sdr])/g, (placeholder, name: string, form: string) => {
    if (!Object.hasOwn(params, name)) return placeholder;
    const value = shown(params[name]);
    return form === 'r' && typeof params[name] === 'string' ? `'${value}'` : value;
  });
}

/** A value as a message shows it: short, and never the inside of an object or a function. */
function shown(value: unknown): string {
  const text = isOpaque(value) ? describeType(value) : value instanceof Date ? dateText(value) : String(value);
  // Cutting may split a surrogate pair, and a value that was refused may hold half of one.
  return (text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text).toWellFormed();
}

function isOpaque(value: unknown): boolean {
  return typeof value === 'function' || (typeof value === 'object' && value !== null && !(value instanceof Date));
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString();
}

/** The error's own message; a document with thousands of mistakes must not fill the log with them. */
function summary(issues: readonly ValidationIssue[]): string {
  const lines = issues.slice(0, MOST_IN_SUMMARY).map(({ path, message }) => {
    return path === NON_FIELD_ERRORS ? message : `${clip(path, LONGEST_PATH)}: ${message}`;
  });
  const more = issues.length - lines.length;
  return [...lines, ...(more > 0 ? [`… and ${more} more.`] : [])].join(' ');
}
