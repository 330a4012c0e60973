import { and, comparison, type ConditionNode, type ExpressionNode, lookup, not, or, value } from '../ast/index.js';
import { describeType, FieldError } from '../errors/index.js';
import { dictionaryEntries, isPlain } from '../fields/index.js';
import type { Conditions, conditions } from './conditions.js';
import { isExpression, queryOf } from './is-expression.js';

/**
 * A condition that can be combined. Made by `Q`; recognised by its class, never by its shape, so that no request body
 * can pass for one.
 */
export class Condition<out F = unknown> implements Conditions<F> {
  declare readonly [conditions]: F;
  readonly node: ConditionNode;

  constructor(node: ConditionNode) {
    this.node = node;
  }

  /** Both. */
  and<const G extends object>(other: Condition<G> | G): Condition<F | G> {
    return new Condition(and([this.node, conditionOf(other)]));
  }

  /** At least one of the two. As in Django, an empty condition asks for nothing: what it is combined with remains. */
  or<const G extends object>(other: Condition<G> | G): Condition<F | G> {
    const node = conditionOf(other);
    if (isEmpty(this.node)) return new Condition(node);
    return new Condition(isEmpty(node) ? this.node : or([this.node, node]));
  }

  /** Exactly what this one does not match; an empty condition remains empty. */
  not(): Condition<F> {
    return isEmpty(this.node) ? this : new Condition(not(this.node));
  }
}

/**
 * Makes a condition of a dictionary of lookups, or of an expression such as `Exists`, to combine with others. `filter` checks
 * it against its model.
 *
 * @example
 * await Entry.objects.filter(Q({ headline: 'a' }).or({ headline: 'b' }), Q({ tags: 'x' }).not());
 * // { $or: [{ headline: 'a' }, { headline: 'b' }], $nor: [{ tags: 'x' }] }
 */
export function Q<const F extends object>(dictionary: F): Condition<F> {
  return new Condition<F>(conditionOf(dictionary));
}

/** The condition of one argument of `filter`: a dictionary of lookups, a condition made by `Q`, or an expression. */
export function conditionOf(argument: unknown): ConditionNode {
  if (argument instanceof Condition) return argument.node;
  if (isExpression(argument)) return Object.freeze({ kind: 'expression', expression: argument.node });
  if (!isPlain(argument)) {
    throw new FieldError(
      `A condition is an object of lookups or made by Q(), not a value of type ${describeType(argument)}.`,
    );
  }
  return and(dictionaryEntries('A condition', argument).map(([key, given]) => conditionOn(key, given)));
}

/** One entry of a dictionary: with a value, or with what the server computes, by itself or in a list. */
function conditionOn(key: string, given: unknown): ConditionNode {
  const computed = computedNode(given);
  if (computed !== undefined) return comparison(key, computed);
  if (Array.isArray(given) && given.some(isExpression)) {
    return comparison(
      key,
      given.map((item: unknown) => computedNode(item) ?? value(item)),
    );
  }
  return lookup(key, given);
}

function computedNode(given: unknown): ExpressionNode | undefined {
  if (isExpression(given)) return given.node;
  const source = queryOf(given);
  return source && { kind: 'subquery', gives: 'all', source };
}

/** Whether a condition asks for nothing: `{}`, `Q({})`. */
export function isEmpty(node: ConditionNode): boolean {
  return node.kind === 'and' && node.children.every(isEmpty);
}
