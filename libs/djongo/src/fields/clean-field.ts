import { types } from 'node:util';
import { ImproperlyConfigured, ValidationError, type ValidationIssue } from '../errors/index.js';
import type { Validator } from '../validators/index.js';
import { copyDefault } from './copy-default.js';
import type { Choice, CleanStep, Field } from './field.js';
import { isPlain, isRecord } from './is-plain.js';
import { MESSAGES, messageFor } from './messages.js';

/**
 * Brings a value into the model's form and checks every rule of its field, in Django's order: coerce, null, blank,
 * choices, the kind's rules, validators. What is wrong is added to `issues`, with paths relative to the field
 * (`__all__` is the value itself); the value comes back as far as it could be brought.
 */
export function cleanField(field: Field, value: unknown, issues: ValidationIssue[]): unknown {
  const given = value === undefined ? initialOf(field) : value;
  if (given === null || given === undefined) {
    if (!field.options.null) report(field, new ValidationError(MESSAGES.null, { code: 'null' }), issues);
    return null;
  }
  if (isEmpty(field, given)) {
    if (!field.options.blank) report(field, new ValidationError(MESSAGES.blank, { code: 'blank' }), issues);
    return emptied(field, given);
  }
  const before = issues.length;
  const cleaned = coerceInto(field, given, issues, cleanField);
  if (issues.length > before) return cleaned;
  checkChoices(field, cleaned, issues);
  for (const rule of field.rules ?? []) check(field, rule, cleaned, issues);
  const ofKind = issues.slice(before);
  const own: ValidationIssue[] = [];
  for (const validator of field.options.validators ?? []) check(field, validator, cleaned, own);
  // A URLField whose validators name URLValidator again says it once.
  issues.push(...own.filter((issue) => !ofKind.some((other) => isSame(other, issue))));
  return cleaned;
}

function isSame(a: ValidationIssue, b: ValidationIssue): boolean {
  return a.path === b.path && a.code === b.code && a.message === b.message;
}

/** As `cleanField` without the rules: what a value needs to be stored at all. What is left out may stay `undefined`. */
export function shapeField(field: Field, value: unknown, issues: ValidationIssue[]): unknown {
  const given = value === undefined ? initialOf(field) : value;
  if (given === null || given === undefined) return given;
  return isEmpty(field, given) ? emptied(field, given) : coerceInto(field, given, issues, shapeField);
}

/** The value a field takes for `undefined`: its default, or nothing at all for a field that may be blank. */
export function defaultOf(field: Field): unknown {
  const { default: value, blank, null: nullable } = field.options;
  if (typeof value === 'function') return (value as () => unknown)();
  if (value !== undefined) return copyDefault(value);
  return blank && !nullable ? field.emptyValue?.() : undefined;
}

/** The same for a value that is written now: an embedded document has dates that set themselves too. */
function initialOf(field: Field): unknown {
  return defaultOf(field) ?? field.stamp?.value(new Date());
}

function coerceInto(field: Field, value: unknown, issues: ValidationIssue[], step: CleanStep): unknown {
  try {
    return field.cleanNested ? field.cleanNested(value, issues, step) : field.coerce(value);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    report(field, error, issues);
    return value;
  }
}

function check(field: Field, validator: Validator, value: unknown, issues: ValidationIssue[]): void {
  try {
    const result: unknown = (validator as Validator<unknown>)(value);
    if (types.isPromise(result)) refusePromise(field, result);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    report(field, error, issues);
  }
}

/** Nobody would wait for it, so the rule would never hold. */
function refusePromise(field: Field, result: Promise<unknown>): never {
  result.catch(() => undefined);
  throw new ImproperlyConfigured(
    `${field.kind} '${field.name}': a validator may not be asynchronous; check such a rule in the model's clean().`,
  );
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

/** Django's empty values, each for the fields that can hold it: elsewhere `[]` is a value of the wrong type. */
function isEmpty(field: Field, value: unknown): boolean {
  switch (field.family) {
    case 'text':
      // What is written as text and has no empty one, such as a time, has none in the database either.
      return value === '' && (field.emptyValue !== undefined || !field.options.blank);
    case 'binary':
      return value === '' || (value instanceof Uint8Array && value.length === 0);
    case 'array':
      return Array.isArray(value) && value.length === 0;
    case 'container':
      return isRecord(value) && Object.values(value).every((item) => isUnset(field, item));
    case 'json':
      return value === '' || (Array.isArray(value) ? value.length === 0 : isPlain(value) && isBare(value));
    default:
      // Not left out where blank is allowed: the database has no empty number or date.
      return value === '' && !field.options.blank;
  }
}

/** Nothing is set on an empty container; one that was stored empty reads back with nulls. */
function isUnset(field: Field, item: unknown): boolean {
  return item === undefined || (item === null && field.options.blank === true);
}

function isBare(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** An empty value as it is kept: of a container an instance on which nothing is set. */
function emptied(field: Field, value: unknown): unknown {
  if (field.family === 'container' && field.container) return new field.container();
  if (field.family === 'binary') return field.emptyValue?.();
  // A copy of `[]` or `{}`, which the caller may go on to fill.
  return field.family === 'array' || field.family === 'json' ? field.coerce(value) : value;
}
