import type { Document } from '../bson.js';
import { describeType, FieldError, ValidationError, type ValidationIssue, atPath } from '../errors/index.js';
import { dictionaryEntries, type Field, isPlain } from '../fields/index.js';
import { columnOf, type ModelMeta, type PathStep } from '../meta/index.js';
import { storedValue, UpdateOperator } from '../updates/index.js';
import { arrayDepth } from './array-steps.js';
import { clip } from './clip.js';
import { modelScope } from './query-scope.js';
import { resolveFieldPath } from './resolve-path.js';

/**
 * The update document of `update({ n_comments: 1, blog__name: 'x' })`: `{ $set: { n_comments: 1, 'blog.name': 'x' } }`.
 * Values are validated by their fields; the server would take anything. Operators such as `Inc(1)` stand beside them:
 * `{ $set: { … }, $inc: { n_comments: 1 } }`.
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
  const update: Record<string, Document> = {};
  for (const [key, value] of entries) {
    const { steps, field } = resolveFieldPath(modelScope(meta), key);
    checkTarget(meta, key, steps, value);
    try {
      const [operator, operand] = compileValue(meta, key, field, value);
      (update[operator] ??= {})[columnOf(steps)] = operand;
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues.map((issue) => atPath(issue, key.replaceAll('__', '.'))));
    }
  }
  if (issues.length > 0) throw ValidationError.of(issues);
  checkOverlap(meta, touched(update));
  return update;
}

/** The operator of the server and what stands under it: `$set` for a plain value. */
function compileValue(meta: ModelMeta, key: string, field: Field, value: unknown): readonly [string, unknown] {
  if (!(value instanceof UpdateOperator)) return ['$set', storedValue(field, value)];
  return value.compile({
    key: `${meta.name}.${clip(key)}`,
    field,
    other: (path) => {
      const target = resolveFieldPath(modelScope(meta), path);
      checkTarget(meta, path, target.steps, path);
      return { column: columnOf(target.steps), field: target.field };
    },
  });
}

/** Every column that an update changes, the target of a `$rename` included. */
function touched(update: Readonly<Record<string, Document>>): string[] {
  const targets: unknown[] = Object.values(update['$rename'] ?? {});
  return [...Object.values(update).flatMap((columns) => Object.keys(columns)), ...targets.map(String)];
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
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  const inner = twice ?? columns.find((column) => columns.some((other) => column.startsWith(`${other}.`)));
  if (inner === undefined) return;
  const what = twice === undefined ? 'and what contains it at once' : 'twice';
  throw new FieldError(`${meta.name}: update() changes '${inner}' ${what}.`);
}
