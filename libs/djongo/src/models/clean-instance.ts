import { brokenChecks } from '../compiler/index.js';
import { NON_FIELD_ERRORS, ValidationError, type ValidationIssue } from '../errors/index.js';
import {
  cleanField,
  type CleanStep,
  encodeFields,
  type Field,
  setField,
  shapeField,
  stepInside,
} from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/** A model's own rules, beside those of its fields: its `clean()` where it has one. */
export type OwnRules = (() => void | Promise<void>) | undefined;

/** Cleans the fields of an instance in place; what is wrong comes back, keyed by path. */
export function cleanInstance(meta: ModelMeta, instance: object, fields: readonly Field[]): ValidationIssue[] {
  return eachField(meta, instance, fields, cleanField);
}

/** Brings values into the model's form without checking rules: what `save({ validate: false })` still needs. */
export function shapeInstance(meta: ModelMeta, instance: object, fields: readonly Field[]): void {
  const issues = eachField(meta, instance, fields, shapeField);
  if (issues.length > 0) throw ValidationError.of(issues);
}

function eachField(meta: ModelMeta, instance: object, fields: readonly Field[], step: CleanStep): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  for (const field of fields) {
    const value: unknown = Reflect.get(instance, field.name);
    if ((value === undefined || value === null) && isFilledIn(meta, field)) continue;
    const result = stepInside(field, value, issues, step);
    if (result !== value) setField(instance, field, result);
  }
  return issues;
}

/**
 * Checks all rules: of the fields, then the model's own, then its checks; messages of those without a path belong to `__all__`. Throws one
 * `ValidationError` with all that is wrong.
 */
export async function cleanWhole(
  meta: ModelMeta,
  instance: object,
  fields: readonly Field[],
  ownRules: OwnRules,
): Promise<void> {
  const issues = cleanInstance(meta, instance, fields);
  if (ownRules !== undefined) {
    issues.push(...(await brokenRules(ownRules, issues.length > 0)));
    // `clean()` may have set fields too, and what is written must have been checked.
    if (issues.length === 0) issues.push(...cleanInstance(meta, instance, fields));
  }
  issues.push(...brokenConstraints(meta, instance, fields, issues));
  if (issues.length > 0) throw ValidationError.of(issues);
}

/** The checks of `Meta.constraints` that the values break, as far as those are known and in their form. */
function brokenConstraints(
  meta: ModelMeta,
  instance: object,
  fields: readonly Field[],
  issues: readonly ValidationIssue[],
): readonly ValidationIssue[] {
  if (meta.checks.length === 0) return [];
  const wrong = new Set(issues.map(({ path }) => path.split('.')[0]));
  const good = fields.filter(({ name }) => !wrong.has(name) && Reflect.get(instance, name) !== undefined);
  const part = { document: encodeFields(good, instance), known: new Set(good.map(({ column }) => column)) };
  return brokenChecks(meta, part).map((name) => ({
    path: NON_FIELD_ERRORS,
    message: `Constraint “${name}” is violated.`,
    code: 'constraint',
    params: { name },
  }));
}

async function brokenRules(
  ownRules: () => void | Promise<void>,
  hasIssues: boolean,
): Promise<readonly ValidationIssue[]> {
  try {
    await ownRules();
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.issues;
    // Written for values that keep their rules, it may stumble over those that do not: they are what is wrong.
    if (hasIssues) return [];
    throw error;
  }
}

/** Whether a field is not for the application to fill: a key that is made, the count of versions. */
function isFilledIn(meta: ModelMeta, field: Field): boolean {
  return field === meta.versionField || (field === meta.primaryKey && isGenerated(field));
}

/** Whether the key of a new instance is made when it is inserted. */
export function isGenerated(field: Field): boolean {
  return field.family === 'objectId' && field.options.default === undefined;
}
