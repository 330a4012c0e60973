import { describeType, FieldError, ValidationError, type ValidationIssue } from '../errors/index.js';
import { cleanField, type Field, type FieldFamily } from '../fields/index.js';
import type { UpdateExpression, updateExpression } from './update-expression.js';

/** The type of a number, whatever its value: `DecimalField` takes texts. */
export type Numeric<V> = V extends number ? number : V extends bigint ? bigint : string;

/** The type of a value, whatever the value. */
export type Widened<V> = V extends number ? number : V extends string ? string : V extends boolean ? boolean : V;

/** The field that an operator changes. */
export interface OperatorTarget {
  /** For messages: `Entry.n_comments`. */
  readonly key: string;
  readonly field: Field;
  /** Another field of the same document, for `Rename`. Throws `FieldError` for what is none, or cannot be changed. */
  other(path: string): { readonly column: string; readonly field: Field };
  /**
   * What finds elements of the array, for `PullWhere`. Throws `FieldError` for a wrong condition, `NotSupportedError` for one
   * that the server cannot ask there.
   */
  elementsWhere(where: unknown): unknown;
}

/** One update operator: what it works on, and what the server is given for it. */
export interface OperatorDefinition<A extends readonly unknown[]> {
  readonly name: string;
  /** The server's name: `$inc`. */
  readonly operator: string;
  readonly families: 'all' | readonly FieldFamily[];
  /** The value under the operator. Throws `ValidationError` for values that break a rule, `FieldError` for wrong ones. */
  compile(args: A, target: OperatorTarget): unknown;
  /**
   * The same as an expression, of the value that `compile` gave and of the path to the stored one: for an update of which something
   * else is computed. Not of operators that have no such form.
   */
  computed?(value: unknown, current: unknown): unknown;
}

/** An operator with its arguments; recognised by its class, so that no request body can pass for one. */
export class UpdateOperator<V> implements UpdateExpression<V> {
  declare readonly [updateExpression]: V;
  readonly #operator: string;
  readonly #compile: (target: OperatorTarget) => unknown;
  readonly #computed: (value: unknown, current: unknown) => unknown;

  constructor(
    operator: string,
    compile: (target: OperatorTarget) => unknown,
    computed: (value: unknown, current: unknown) => unknown,
  ) {
    this.#operator = operator;
    this.#compile = compile;
    this.#computed = computed;
  }

  /** The server's name and the value under it: `['$inc', 1]`. */
  compile(target: OperatorTarget): readonly [operator: string, value: unknown] {
    return [this.#operator, this.#compile(target)];
  }

  /** The new value as an expression, of what `compile` gave; undefined where there is no such form. */
  computed(value: unknown, current: unknown): unknown {
    return this.#computed(value, current);
  }
}

/** Turns a definition into what makes the operator of given arguments. */
export function defineOperator<A extends readonly unknown[]>(
  definition: OperatorDefinition<A>,
): <V>(...args: A) => UpdateOperator<V> {
  const { name, operator, families } = definition;
  return (...args) =>
    new UpdateOperator(
      operator,
      (target) => {
        const { key, field } = target;
        if (families !== 'all' && !families.includes(field.family)) {
          throw new FieldError(`${key} (${field.kind}) cannot be changed by ${name}().`);
        }
        return definition.compile(args, target);
      },
      (value, current) => definition.computed?.(value, current),
    );
}

/** Data in an expression, never read as a path or an operator. */
export function literal(value: unknown): unknown {
  return { $literal: value };
}

/** Whether nothing is stored; null counts as something, which comes before every other value. */
export function isMissing(current: unknown): unknown {
  return { $eq: [{ $type: current }, 'missing'] };
}

/** An array in an expression, empty where there is none. */
export function arrayOr(current: unknown): unknown {
  return { $cond: [{ $isArray: [current] }, current, []] };
}

/** The items that `addedItems` made, as an array. */
export function itemsOf(added: unknown): readonly unknown[] {
  const each: unknown = typeof added === 'object' && added !== null ? Reflect.get(added, '$each') : undefined;
  return Array.isArray(each) ? each : [added];
}

/** A value that is going to be stored: checked by all rules of its field. */
export function storedValue(field: Field, value: unknown): unknown {
  const issues: ValidationIssue[] = [];
  const cleaned = cleanField(field, value, issues);
  if (issues.length > 0) throw ValidationError.of(issues);
  return cleaned === null ? null : field.encode(cleaned);
}

/** A value to compute with: of the field's type, but its rules are for what is stored. */
export function operand({ key, field }: OperatorTarget, value: unknown): unknown {
  if (value === undefined || value === null)
    throw new FieldError(`${key} (${field.kind}) needs a value, not ${describeType(value)}.`);
  return field.encode(field.coerce(value));
}

/** The field of an array's items. */
export function itemOf({ key, field }: OperatorTarget): Field {
  if (field.item === undefined) throw new FieldError(`${key} (${field.kind}) is no array.`);
  return field.item;
}

/** The values to add to an array: the value itself, or `{ $each: […] }`, which is also how JSON with `$` keys stays data. */
export function addedItems(target: OperatorTarget, values: readonly unknown[]): unknown {
  const item = itemOf(target);
  const stored = values.map((value) => storedValue(item, value));
  return stored.length === 1 && item.family !== 'json' ? stored[0] : { $each: stored };
}
