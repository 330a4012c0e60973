import type { Document } from '../bson.js';
import { describeType, FieldError, ValidationError, type ValidationIssue, atPath } from '../errors/index.js';
import { cleanField, isPlain } from '../fields/index.js';
import { columnOf, type ModelMeta, type PathStep } from '../meta/index.js';
import { arrayDepth } from './array-steps.js';
import { clip } from './clip.js';
import { dictionaryEntries } from './dictionary-entries.js';
import { resolveFieldPath } from './resolve-path.js';

/**
 * The update document of `update({ n_comments: 1, blog__name: 'x' })`: `{ $set: { n_comments: 1, 'blog.name': 'x' } }`.
 * Values are validated by their fields; the server would take anything.
 */
export function compileUpdate(meta: ModelMeta, values: unknown): Document {
  if (!isPlain(values)) {
    throw new FieldError(
      `${meta.name}: update() takes an object of fields, not a value of type ${describeType(values)}.`,
    );
  }
  const entries = dictionaryEntries(`${meta.name}: update()`, values);
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
  const where = `${meta.name}.${clip(key)}`;
  if (value === undefined) throw new FieldError(`${where} is undefined; leave the key out, or give null.`);
  if (steps[0]?.field === meta.primaryKey) throw new FieldError(`${where}: a primary key cannot be changed.`);
  if (arrayDepth(steps) !== undefined) {
    throw new FieldError(`${where} goes through an array; name the item, as in 'authors__0__name'.`);
  }
}

function checkOverlap(meta: ModelMeta, columns: readonly string[]): void {
  const inner = columns.find((column) => columns.some((other) => column.startsWith(`${other}.`)));
  if (inner !== undefined) throw new FieldError(`${meta.name}: update() sets '${inner}' and what contains it at once.`);
}
