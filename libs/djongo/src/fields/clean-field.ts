import { ValidationError, type ValidationIssue } from '../errors/index.js';
import type { Validator } from '../validators/index.js';
import type { Choice, Field } from './field.js';
import { isPlain } from './is-plain.js';
import { MESSAGES, messageFor } from './messages.js';

/**
 * Brings a value into the model's form and checks every rule of its field, in Django's order: coerce, null, blank,
 * choices, the kind's rules, validators. What is wrong is added to `issues`, with paths relative to the field
 * (`__all__` is the value itself); the value comes back as far as it could be brought.
 */
export function cleanField(field: Field, value: unknown, issues: ValidationIssue[]): unknown {
  const given = value === undefined ? defaultOf(field) : value;
  if (given === null || given === undefined) {
    if (!field.options.null) report(field, new ValidationError(MESSAGES.null, { code: 'null' }), issues);
    return null;
  }
  const before = issues.length;
  const empty = isEmpty(field, given);
  const cleaned = empty ? (field.hydrate?.(given) ?? given) : coerceInto(field, given, issues);
  if (issues.length > before) return cleaned;
  if (empty || isEmpty(field, cleaned)) {
    if (!field.options.blank) report(field, new ValidationError(MESSAGES.blank, { code: 'blank' }), issues);
    return cleaned;
  }
  checkChoices(field, cleaned, issues);
  for (const rule of field.rules ?? []) check(field, rule, cleaned, issues);
  for (const validator of field.options.validators ?? []) check(field, validator, cleaned, issues);
  return cleaned;
}

/** The value a field takes for `undefined`: its default, or nothing at all for a field that may be blank. */
export function defaultOf(field: Field): unknown {
  const { default: value, blank, null: nullable } = field.options;
  if (typeof value === 'function') return (value as () => unknown)();
  if (value !== undefined) return copyOf(value);
  return blank && !nullable ? field.emptyValue?.() : undefined;
}

/** Two objects must not share one default array, object or date. */
function copyOf(value: unknown): unknown {
  return Array.isArray(value) || value instanceof Date || isPlain(value) ? structuredClone(value) : value;
}

function coerceInto(field: Field, value: unknown, issues: ValidationIssue[]): unknown {
  try {
    return field.cleanNested ? field.cleanNested(value, issues) : field.coerce(value);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    report(field, error, issues);
    return value;
  }
}

function check(field: Field, validator: Validator, value: unknown, issues: ValidationIssue[]): void {
  try {
    (validator as Validator<unknown>)(value);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    report(field, error, issues);
  }
}

function checkChoices(field: Field, value: unknown, issues: ValidationIssue[]): void {
  const { choices } = field.options;
  if (choices === undefined || choices.some((choice) => choiceValue(choice) === value)) return;
  report(field, new ValidationError(MESSAGES.invalid_choice, { code: 'invalid_choice', params: { value } }), issues);
}

function choiceValue(choice: Choice): unknown {
  return Array.isArray(choice) ? choice[0] : choice;
}

/** Adds an error's issues, with the field's own message where `errorMessages` has one for the code. */
function report(field: Field, error: ValidationError, issues: ValidationIssue[]): void {
  for (const issue of error.issues) {
    const message = messageFor(field.options, issue.code, issue.message);
    const own = message === issue.message ? [issue] : new ValidationError(message, issue).issues;
    issues.push(...own.map((item) => ({ ...item, path: issue.path })));
  }
}

/** Django's empty values: `''`, `[]`, `{}`; of a container also an instance on which nothing is set. */
function isEmpty(field: Field, value: unknown): boolean {
  if (value === '') return field.family !== 'container' && field.family !== 'array';
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object' || value === null) return false;
  if (field.family === 'container') return Object.values(value).every((item) => item === undefined);
  return isPlain(value) && Object.keys(value).length === 0;
}
