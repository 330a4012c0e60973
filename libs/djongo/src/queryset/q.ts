import { and, type ConditionNode, lookup, not, or } from '../ast/index.js';
import { dictionaryEntries } from '../compiler/index.js';
import { describeType, FieldError } from '../errors/index.js';
import { isPlain } from '../fields/index.js';
import type { Conditions, conditions } from './types/index.js';

/**
 * A condition that can be combined. Made by `Q`; recognised by its class, never by its shape, so that no request body
 * can pass for one.
 */
export class Condition<F = unknown> implements Conditions<F> {
  declare readonly [conditions]?: F;
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
 * Makes a condition of a dictionary of lookups, to combine with others. `filter` checks it against its model.
 *
 * @example
 * await Entry.objects.filter(Q({ headline: 'a' }).or({ headline: 'b' }), Q({ tags: 'x' }).not());
 * // { $or: [{ headline: 'a' }, { headline: 'b' }], $nor: [{ tags: 'x' }] }
 */
export function Q<const F extends object>(dictionary: F): Condition<F> {
  return new Condition<F>(conditionOf(dictionary));
}

/** The condition of one argument of `filter`: a dictionary of lookups, or a condition made by `Q`. */
export function conditionOf(argument: unknown): ConditionNode {
  if (argument instanceof Condition) return argument.node;
  if (!isPlain(argument)) {
    throw new FieldError(
      `A condition is an object of lookups or made by Q(), not a value of type ${describeType(argument)}.`,
    );
  }
  return and(dictionaryEntries('A condition', argument).map(([key, value]) => lookup(key, value)));
}

/** Whether a condition asks for nothing: `{}`, `Q({})`. */
export function isEmpty(node: ConditionNode): boolean {
  return node.kind === 'and' && node.children.every(isEmpty);
}
