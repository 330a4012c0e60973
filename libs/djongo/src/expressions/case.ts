import type { ConditionNode, ExpressionNode } from '../ast/index.js';
import { FieldError } from '../errors/index.js';
import { argumentNode, Expression } from './expression.js';
import { conditionOf, isEmpty } from './q.js';
import type { Argument, AskedBy, NeedsOf, OutputOf } from './typed.js';

/** One case of a `Case`; recognised by its class. */
export class WhenCase<out Needed = unknown, out Output = unknown> {
  declare readonly needed: Needed;
  declare readonly output: Output;
  readonly when: ConditionNode;
  readonly value: ExpressionNode;

  constructor(when: ConditionNode, value: ExpressionNode) {
    this.when = when;
    this.value = value;
  }
}

/**
 * A value with the condition under which it is taken: a dictionary of lookups, or what `Q` gives. A text is the name of a field;
 * `Value('x')` is one itself.
 *
 * @throws FieldError for a condition that asks for nothing
 */
export function When<const C extends object, const A extends Argument>(
  condition: C,
  value: A,
): WhenCase<AskedBy<C> | NeedsOf<A>, OutputOf<A>> {
  const node = conditionOf(condition);
  if (isEmpty(node)) throw new FieldError('When() needs a condition that asks for something.');
  return new WhenCase(node, argumentNode(value));
}

/** Options of `Case`. */
export interface CaseOptions<D extends Argument = Argument> {
  /** What it is where no condition holds; null unless given. */
  readonly default: D;
}

/**
 * The value of the first condition that holds.
 *
 * @throws FieldError without a case
 * @example
 * entries.annotate({ size: Case(When({ n_comments__gte: 10 }, Value('hot')), { default: Value('cold') }) })
 * // { $set: { size: { $cond: [ … , 'hot', 'cold'] } } }
 */
export function Case<const W extends readonly WhenCase[]>(
  ...cases: W
): Expression<W[number]['needed'], W[number]['output'] | null>;
export function Case<const W extends readonly WhenCase[], const D extends Argument>(
  ...cases: readonly [...W, CaseOptions<D>]
): Expression<W[number]['needed'] | NeedsOf<D>, W[number]['output'] | OutputOf<D>>;
export function Case(...args: readonly unknown[]): Expression<never, never> {
  const last = args.at(-1);
  const options = last instanceof WhenCase ? undefined : last;
  const cases = (options === undefined ? args : args.slice(0, -1)).map((one) => {
    if (one instanceof WhenCase) return Object.freeze({ when: one.when, value: one.value });
    throw new FieldError('Case() takes cases made by When(), and { default } last.');
  });
  if (cases.length === 0) throw new FieldError('Case() needs at least one When().');
  const otherwise = argumentNode(options === undefined ? null : defaultOf(options));
  return new Expression({ kind: 'case', cases: Object.freeze(cases), otherwise });
}

function defaultOf(options: unknown): unknown {
  const [key, ...more] = Object.keys(Object(options));
  if (key === 'default' && more.length === 0) return Object(options).default;
  throw new FieldError('The only option of Case() is { default }.');
}
