import { atPath, NON_FIELD_ERRORS, ValidationError, type ValidationIssue } from '../errors/index.js';
import { cleanField, defaultOf, type Field } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/** Cleans the fields of an instance in place; what is wrong comes back, keyed by path. */
export function cleanInstance(meta: ModelMeta, instance: object, fields: readonly Field[]): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  for (const field of fields) {
    const found: ValidationIssue[] = [];
    const value: unknown = Reflect.get(instance, field.name);
    if (field === meta.primaryKey && isGenerated(field) && (value === undefined || value === null)) continue;
    Reflect.set(instance, field.name, cleanField(field, value, found));
    issues.push(...found.map((issue) => atPath(issue, field.name)));
  }
  return issues;
}

/** Brings values into the model's form without checking rules: what `save({ validate: false })` still needs. */
export function coerceInstance(instance: object, fields: readonly Field[]): void {
  const issues: ValidationIssue[] = [];
  for (const field of fields) {
    const given: unknown = Reflect.get(instance, field.name);
    const value = given === undefined ? defaultOf(field) : given;
    try {
      Reflect.set(instance, field.name, value === undefined || value === null ? value : field.coerce(value));
    } catch (error) {
      issues.push(...issuesOf(error).map((issue) => atPath(issue, field.name)));
    }
  }
  if (issues.length > 0) throw ValidationError.of(issues);
}

/** Runs a model's own `clean()`; messages without a path belong to `__all__`. */
export async function cleanWhole(instance: { clean(): void | Promise<void> }): Promise<ValidationIssue[]> {
  try {
    await instance.clean();
    return [];
  } catch (error) {
    return issuesOf(error).map((issue) => atPath(issue, NON_FIELD_ERRORS));
  }
}

/** Whether the key of a new instance is made when it is inserted. */
export function isGenerated(field: Field): boolean {
  return field.family === 'objectId' && field.options.default === undefined;
}

function issuesOf(error: unknown): readonly ValidationIssue[] {
  if (error instanceof ValidationError) return error.issues;
  throw error;
}
