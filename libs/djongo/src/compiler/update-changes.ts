import type { Document } from '../bson.js';
import { atPath, clip, FieldError, ValidationError, type ValidationIssue } from '../errors/index.js';
import { dictionaryEntries, type Field, isPlain } from '../fields/index.js';
import { ElementChange } from '../updates/index.js';
import { pathOf } from './array-steps.js';
import { modelScope } from './query-scope.js';
import { resolveFieldPath } from './resolve-path.js';
import {
  checkOverlap,
  checkTarget,
  elementScope,
  IS_ARRAY,
  operation,
  type UpdateScope,
  whereOf,
} from './update-scope.js';

/** What happens to one column: `{ operator: '$set', column: 'blog.name', operand: 'x' }`. */
export interface Change {
  readonly operator: string;
  readonly column: string;
  readonly operand: unknown;
}

/** What one key of a dictionary does. */
export interface KeyChanges {
  /** The path of the key in the database. */
  readonly path: string;
  /** Whether the elements of the array there are changed, rather than the value as a whole. */
  readonly ofElements: boolean;
  readonly changes: readonly Change[];
  /** The conditions on elements that its columns refer to. */
  readonly arrayFilters: readonly Document[];
}

/**
 * What a dictionary of new values does, key by key. Values are validated by their fields; the server would take anything.
 * What is wrong with them comes in one `ValidationError`, by path.
 */
export function updateChanges(scope: UpdateScope, entries: readonly (readonly [string, unknown])[]): KeyChanges[] {
  const issues: ValidationIssue[] = [];
  const found: KeyChanges[] = [];
  for (const [name, value] of entries) {
    const key = scope.prefix + name;
    const { steps, field } = resolveFieldPath(modelScope(scope.meta), key);
    checkTarget(scope.meta, key, steps, value);
    try {
      found.push(keyChanges(scope, key, pathOf(steps), field, value));
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues.map((issue) => atPath(issue, name.replaceAll('__', '.'))));
    }
  }
  if (issues.length > 0) throw ValidationError.of(issues);
  checkOverlap(scope.meta, found.flatMap(touched));
  return found;
}

function keyChanges(scope: UpdateScope, key: string, path: string, field: Field, value: unknown): KeyChanges {
  const { size } = scope.filters;
  const ofElements = value instanceof ElementChange;
  const changes = ofElements
    ? elementChanges(scope, key, scope.arrayColumn(path), field, value)
    : [changeOf(scope, key, scope.column(path), field, value)];
  return { path, ofElements, changes, arrayFilters: scope.filters.since(size) };
}

function changeOf(scope: UpdateScope, key: string, column: string, field: Field, value: unknown): Change {
  const [operator, operand] = operation(scope, key, field, value);
  return { operator, column, operand };
}

/** What `Each` does to the elements of the array in a column: `{ operator: '$set', column: 'tags.$[]', operand: 'x' }`. */
function elementChanges(
  scope: UpdateScope,
  key: string,
  array: string,
  field: Field,
  { value, options }: ElementChange,
): readonly Change[] {
  const place = `${scope.meta.name}.${clip(key)}`;
  const { item } = field;
  if (item === undefined) {
    throw new FieldError(`${place} (${field.kind}) cannot be changed by Each(), which is for arrays.`);
  }
  if (value === undefined) throw new FieldError(`${place}: the value of Each() is undefined.`);
  const condition = whereOf(scope, key, item, options);
  if (value instanceof ElementChange) {
    const inner = `${array}.${scope.filters.elements(condition, { '': IS_ARRAY })}`;
    return elementChanges(scope, key, inner, item, value);
  }
  if (item.family === 'container' && isPlain(value)) {
    const entries = dictionaryEntries(`${place}: Each()`, value);
    if (entries.length === 0) throw new FieldError(`${place}: Each() needs at least one field.`);
    const inside = elementScope(scope, key, item, array, condition);
    return updateChanges(inside, entries).flatMap(({ changes }) => changes);
  }
  const column = `${array}.${scope.filters.elements(condition)}`;
  return [changeOf({ ...scope, isElement: true }, key, column, item, value)];
}

/** What a key changes, as paths; the target of a `$rename` included. */
function touched({ path, changes }: KeyChanges): readonly string[] {
  return [path, ...changes.flatMap(({ operator, operand }) => (operator === '$rename' ? [String(operand)] : []))];
}
