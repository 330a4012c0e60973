import type { Document } from '../bson.js';
import { clip, describeType, FieldError, perhaps } from '../errors/index.js';
import { type Field, isPlain } from '../fields/index.js';
import type { ModelMeta, PathStep } from '../meta/index.js';
import { type OperatorTarget, storedValue, UpdateOperator } from '../updates/index.js';
import { arrayDepth, pathOf } from './array-steps.js';
import { type ConditionOf, elementCondition, pullCondition } from './element-condition.js';
import type { ElementFilters } from './element-filters.js';
import { elementModel } from './element-model.js';
import { modelScope } from './query-scope.js';
import { resolveFieldPath } from './resolve-path.js';

/** Where the keys of a dictionary of new values lead: into documents, or into the elements of an array of theirs. */
export interface UpdateScope {
  readonly meta: ModelMeta;
  /** What each key goes on after: of elements the name of their array, and `__`. */
  readonly prefix: string;
  readonly isElement: boolean;
  readonly filters: ElementFilters;
  readonly conditionOf: ConditionOf;
  /** The column of what is at a path. */
  column(path: string): string;
  /** The column of an array whose elements are changed. */
  arrayColumn(path: string): string;
}

/** A condition on elements that are arrays themselves. */
export const IS_ARRAY: Document = Object.freeze({ $type: 'array' });

/** The documents of a model. */
export function documentScope(meta: ModelMeta, filters: ElementFilters, conditionOf: ConditionOf): UpdateScope {
  const column = (path: string): string => path;
  return { meta, prefix: '', isElement: false, filters, conditionOf, column, arrayColumn: column };
}

/** The embedded documents in an array, those that meet the condition where there is one. */
export function elementScope(
  scope: UpdateScope,
  key: string,
  item: Field,
  array: string,
  condition: Document | undefined,
): UpdateScope {
  const { filters } = scope;
  const conditions = [condition, item.options.null ? { '': { $type: 'object' } } : undefined];
  let elements: string | undefined;
  return {
    ...scope,
    ...elementModel(scope.meta, key, item),
    isElement: true,
    column: (path) => {
      elements ??= filters.elements(...conditions);
      return `${array}.${elements}.${path}`;
    },
    // Only of elements that have an array there: the server would refuse the whole update.
    arrayColumn: (path) => `${array}.${filters.elements(...conditions, { [path]: IS_ARRAY })}.${path}`,
  };
}

/** The condition that the options of `Each` have. One that was forgotten must not mean every element. */
export function whereOf(scope: UpdateScope, key: string, item: Field, options: unknown): Document | undefined {
  if (options === undefined) return undefined;
  const place = `${scope.meta.name}.${clip(key)}`;
  if (!isPlain(options)) {
    throw new FieldError(
      `${place}: the options of Each() are an object, not a value of type ${describeType(options)}.`,
    );
  }
  const wrong = Object.keys(options).find((name) => name !== 'where');
  if (wrong !== undefined) {
    throw new FieldError(`${place}: Each() has no option '${clip(wrong)}'${perhaps(wrong, ['where'])}.`);
  }
  return elementCondition(elementModel(scope.meta, key, item), scope.conditionOf(options['where']));
}

/** The operator of the server and what stands under it: `$set` for a plain value. */
export function operation(
  scope: UpdateScope,
  key: string,
  field: Field,
  value: unknown,
): readonly [operator: string, operand: unknown] {
  if (!(value instanceof UpdateOperator)) return ['$set', storedValue(field, value)];
  return value.compile(operatorTarget(scope, key, field));
}

/** What an update operator is told of the field that it changes. */
export function operatorTarget(scope: UpdateScope, key: string, field: Field): OperatorTarget {
  const { meta, isElement, conditionOf } = scope;
  const place = `${meta.name}.${clip(key)}`;
  return {
    key: place,
    field,
    other: (to) => {
      if (isElement) throw new FieldError(`${place}: the server renames no fields of the elements of an array.`);
      const { steps, field: other } = resolveFieldPath(modelScope(meta), to);
      checkTarget(meta, to, steps, to);
      return { column: pathOf(steps), field: other };
    },
    elementsWhere: (where) => {
      const item = field.item ?? field;
      return pullCondition(place, item, elementCondition(elementModel(meta, key, item), conditionOf(where)));
    },
  };
}

/** Refuses what a key may not change. */
export function checkTarget(meta: ModelMeta, key: string, steps: readonly PathStep[], value: unknown): void {
  const place = `${meta.name}.${clip(key)}`;
  if (value === undefined) throw new FieldError(`${place} is undefined; leave the key out, or give null.`);
  if (steps[0]?.field === meta.primaryKey) throw new FieldError(`${place}: a primary key cannot be changed.`);
  if (meta.versionField !== undefined && steps[0]?.field === meta.versionField) {
    throw new FieldError(`${place} counts the versions, which each write does by itself.`);
  }
  if (arrayDepth(steps) !== undefined) {
    throw new FieldError(`${place} goes through an array; name the item, as in 'authors__0__name', or use Each().`);
  }
}

/** Refuses to change a path twice, or together with what contains it. */
export function checkOverlap(meta: ModelMeta, columns: readonly string[]): void {
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  const inner = twice ?? columns.find((column) => columns.some((other) => column.startsWith(`${other}.`)));
  if (inner === undefined) return;
  const what = twice === undefined ? 'and what contains it at once' : 'twice';
  throw new FieldError(`${meta.name}: update() changes '${inner}' ${what}.`);
}
