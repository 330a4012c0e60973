import type { Document } from '../bson.js';
import { FieldError, ValidationError, type ValidationIssue, atPath } from '../errors/index.js';
import { cleanField } from '../fields/index.js';
import { columnOf, type ModelMeta, type PathStep } from '../meta/index.js';
import { resolveFieldPath } from './resolve-path.js';

/**
 * The update document of `update({ n_comments: 1, blog__name: 'x' })`: `{ $set: { n_comments: 1, 'blog.name': 'x' } }`.
 * Values are validated by their fields; the server would take anything.
 */
export function compileUpdate(meta: ModelMeta, values: object): Document {
  const entries = Object.entries(values);
  if (entries.length === 0) throw new FieldError(`${meta.name}: update() needs at least one field.`);
  const issues: ValidationIssue[] = [];
  const set: Document = {};
  for (const [key, value] of entries) {
    const { steps, field } = resolveFieldPath(meta, key);
    checkTarget(meta, key, steps, value);
    const found: ValidationIssue[] = [];
    const cleaned = cleanField(field, value, found);
    issues.push(...found.map((issue) => atPath(issue, key.replaceAll('__', '.'))));
    if (found.length === 0) set[columnOf(steps)] = cleaned === null ? null : field.encode(cleaned);
  }
  if (issues.length > 0) throw ValidationError.of(issues);
  checkOverlap(meta, Object.keys(set));
  return { $set: set };
}

function checkTarget(meta: ModelMeta, key: string, steps: readonly PathStep[], value: unknown): void {
  const where = `${meta.name}.${key}`;
  if (value === undefined) throw new FieldError(`${where} is undefined; leave the key out, or give null.`);
  if (steps[0]?.field === meta.primaryKey) throw new FieldError(`${where}: a primary key cannot be changed.`);
  const through = steps.findIndex((step, at) => step.field.family === 'array' && steps[at + 1]?.isIndex === false);
  if (through !== -1) throw new FieldError(`${where} goes through an array; name the item, as in 'authors__0__name'.`);
}

function checkOverlap(meta: ModelMeta, columns: readonly string[]): void {
  const inner = columns.find((column) => columns.some((other) => column.startsWith(`${other}.`)));
  if (inner !== undefined) throw new FieldError(`${meta.name}: update() sets '${inner}' and what contains it at once.`);
}
