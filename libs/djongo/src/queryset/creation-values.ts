import { modelScope, type ResolvedPath, resolvePath } from '../compiler/index.js';
import { describeType, FieldError, ValidationError } from '../errors/index.js';
import { isExpression, queryOf } from '../expressions/index.js';
import { dictionaryEntries, type Field, isPlain, unknownFields } from '../fields/index.js';
import { columnOf, type ModelMeta, uniquePaths } from '../meta/index.js';

/** A value that a lookup demands of the object that is created for it. */
interface Demand {
  readonly fields: readonly Field[];
  readonly column: string;
  readonly value: unknown;
}

/** What a lookup says of the object that is created where it finds none. */
export interface CreationPlan {
  /** Whether a unique index, or the key, lets the server hold one such document only. */
  readonly isUnique: boolean;
  /** The values of the object: those of the lookup, and the defaults, which go before them. */
  values(defaults: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/**
 * Reads a lookup. As in Django, equality makes values (`n: 1`, `n__exact: 1`, and `blog__name: 'x'` by a path); all other
 * lookups, and those of array elements and of keys in JSON, only find.
 */
export function creationPlan(meta: ModelMeta, method: string, lookup: unknown): CreationPlan {
  if (!isPlain(lookup)) {
    const type = describeType(lookup);
    throw new FieldError(`${meta.name}: ${method}() takes an object of lookups, not a value of type ${type}.`);
  }
  const demands = dictionaryEntries(`${meta.name}: ${method}()`, lookup).flatMap(([key, value]): Demand[] => {
    if (isExpression(value) || queryOf(value) !== undefined) {
      throw new FieldError(`${meta.name}.${key}: ${method}() takes values, of which an object could be made.`);
    }
    const path = resolvePath(modelScope(meta), key);
    if (!isValue(path, value)) return [];
    return [{ fields: path.steps.map((step) => step.field), column: columnOf(path.steps), value }];
  });
  return {
    isUnique: isUnique(meta, new Set(demands.map(({ column }) => column))),
    values: (defaults) => {
      const values = { ...defaults };
      for (const { fields, value } of demands) assign(values, fields, value);
      return values;
    },
  };
}

/** The defaults with what their functions give. Throws `ValidationError` for a name that is no field. */
export function resolvedDefaults(meta: ModelMeta, method: string, defaults: unknown): Record<string, unknown> {
  checkDefaults(meta, method, defaults);
  const entries = Object.entries(defaults).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]): [string, unknown] => [name, typeof value === 'function' ? value() : value]),
  );
}

/** Refuses defaults that could never be written, before anything is asked of the server. */
export function checkDefaults(
  meta: ModelMeta,
  method: string,
  defaults: unknown,
): asserts defaults is Record<string, unknown> {
  if (!isPlain(defaults)) {
    const type = describeType(defaults);
    throw new FieldError(`${meta.name}: the defaults of ${method}() are an object of fields, not of type ${type}.`);
  }
  const issues = unknownFields(defaults, meta.fields);
  if (issues.length > 0) throw ValidationError.of(issues);
}

function isValue({ lookup, steps }: ResolvedPath, value: unknown): boolean {
  if (lookup !== 'exact') return false;
  const [last, ...before] = steps.map((step) => step.field).reverse();
  if (before.some((field) => field.family !== 'container') || last === undefined) return false;
  return last.family !== 'array' || Array.isArray(value);
}

/** Whether the columns include all of a unique index. One that is sparse lets documents without its fields repeat. */
function isUnique(meta: ModelMeta, columns: ReadonlySet<string>): boolean {
  return uniqueKeys(meta).some((key) => key.every((column) => columns.has(column)));
}

/** The columns of the primary key and of each unique index that guards every document. */
export function uniqueKeys(meta: ModelMeta): readonly (readonly string[])[] {
  return uniquePaths(meta)
    .filter(({ isSparse }) => !isSparse)
    .map(({ paths }) => paths.map(columnOf));
}

/** Sets a value at the end of a path, unless there is one already. What the caller gave is copied, not changed. */
function assign(target: Record<string, unknown>, [first, ...rest]: readonly Field[], value: unknown): void {
  if (first === undefined) return;
  const { name } = first;
  const known = Object.hasOwn(target, name) ? target[name] : undefined;
  if (rest.length === 0) {
    if (known === undefined) target[name] = value;
  } else if (known === undefined || isPlain(known)) {
    const inner = { ...known };
    assign(inner, rest, value);
    target[name] = inner;
  }
}
