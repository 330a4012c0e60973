import { ValidationError, type ValidationIssue } from '../errors/index.js';
import { cleanField, type CleanStep, type Field, setField, shapeField, stepInside } from '../fields/index.js';
import { isGenerated, type ModelMeta } from '../meta/index.js';
import { brokenConstraints } from './broken-constraints.js';

/** A model's own rules, beside those of its fields: its `clean()` where it has one. */
export type OwnRules = (() => void | Promise<void>) | undefined;

/** Cleans the fields of an instance in place; what is wrong comes back, keyed by path. */
export function cleanInstance(meta: ModelMeta, instance: object, fields: readonly Field[]): ValidationIssue[] {
  return eachField(meta, instance, fields, cleanField);
}

/** Brings values into the model's form without checking rules: what `save({ validate: false })` still needs. */
export function shapeInstance(meta: ModelMeta, instance: object, fields: readonly Field[]): void {
  refuse(eachField(meta, instance, fields, shapeField));
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

/** Checks all rules that need no server: as `wholeIssues`, then the model's checks. Throws one `ValidationError` with all that is wrong. */
export async function cleanWhole(
  meta: ModelMeta,
  instance: object,
  fields: readonly Field[],
  ownRules: OwnRules,
): Promise<void> {
  const issues = await wholeIssues(meta, instance, fields, ownRules);
  refuse([...issues, ...brokenConstraints(meta, instance, fields, issues)]);
}

/** Throws one `ValidationError` with all issues, if there are any. */
export function refuse(issues: readonly ValidationIssue[]): void {
  if (issues.length > 0) throw ValidationError.of(issues);
}

/** What is wrong by the rules of the fields, then by the model's own; messages of those without a path belong to `__all__`. */
export async function wholeIssues(
  meta: ModelMeta,
  instance: object,
  fields: readonly Field[],
  ownRules: OwnRules,
): Promise<ValidationIssue[]> {
  const issues = cleanInstance(meta, instance, fields);
  if (ownRules !== undefined) {
    issues.push(...(await brokenRules(ownRules, issues.length > 0)));
    // `clean()` may have set fields too, and what is written must have been checked.
    if (issues.length === 0) issues.push(...cleanInstance(meta, instance, fields));
  }
  return issues;
}

/** What a function that throws `ValidationError` finds wrong. */
export async function brokenRules(
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

/** Whether a field is not for the application to fill: what is made when the object is inserted, the count of versions. */
function isFilledIn(meta: ModelMeta, field: Field): boolean {
  return field === meta.versionField || isGenerated(meta, field);
}
