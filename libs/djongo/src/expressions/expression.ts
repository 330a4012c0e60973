import { type CallNode, type ExpressionNode, field, order, type OrderNode, value } from '../ast/index.js';
import { describeType, FieldError } from '../errors/index.js';
import { isPlain } from '../fields/index.js';
import { EXPRESSION } from './is-expression.js';
import { Condition } from './q.js';
import type {
  Added,
  Argument,
  Arithmetic,
  Divided,
  expressionType,
  MustBe,
  Needs,
  NeedsOf,
  NullWith,
  Numeric,
  orderExpression,
  OrderExpression,
  OutputOf,
  Subtracted,
  Typed,
} from './typed.js';

/**
 * A value that the server computes. Made by `F`, `Value` and the functions; recognised by its class, never by its shape, so
 * that no request body can pass for one. `filter`, `annotate` and the like check it against their model.
 */
export class Expression<out Needed = unknown, out Output = unknown> implements Typed<Needed, Output> {
  declare readonly [expressionType]: readonly [needed: Needed, output: Output];
  readonly [EXPRESSION] = true;
  readonly node: ExpressionNode;

  constructor(node: ExpressionNode) {
    this.node = Object.freeze(node);
  }

  /**
   * Sum. A number added to a date counts as milliseconds; null makes null.
   *
   * @example
   * entries.filter({ pk }).update({ n_comments: F('n_comments').add(1) }) // { $add: ['$n_comments', 1] }
   */
  add<const A extends Argument>(other: A): Summed<Needed, Output, A, Added<Output, OutputOf<A>>> {
    return this.#with('Add', other);
  }

  /** Difference; of two dates in milliseconds. → `{ $subtract: ['$a', '$b'] }` */
  sub<const A extends Argument>(other: A): Summed<Needed, Output, A, Subtracted<Output, OutputOf<A>>> {
    return this.#with('Sub', other);
  }

  /** Product. → `{ $multiply: ['$a', 2] }` */
  mul<const A extends Argument>(other: A): Multiplied<Needed, Output, A, Arithmetic<Output, OutputOf<A>>> {
    return this.#with('Mul', other);
  }

  /** Quotient, with its fraction; null where the divisor is 0. → `{ $divide: ['$a', 2] }` */
  div<const A extends Argument>(other: A): Multiplied<Needed, Output, A, UnlessZero<A, Divided<Output, OutputOf<A>>>> {
    return this.#with('Div', other);
  }

  /** Remainder, with the sign of the dividend; null where the divisor is 0. → `{ $mod: ['$a', 2] }` */
  mod<const A extends Argument>(
    other: A,
  ): Multiplied<Needed, Output, A, UnlessZero<A, Arithmetic<Output, OutputOf<A>>>> {
    return this.#with('Mod', other);
  }

  /** As a key of `orderBy`, ascending; null and missing come first unless `{ nulls: 'last' }` is given. */
  asc(options: OrderingOptions = {}): Ordering<Needed> {
    return new Ordering(orderNode(this.node, 1, options));
  }

  /**
   * As a key of `orderBy`, descending; null and missing come last unless `{ nulls: 'first' }` is given.
   *
   * @example
   * entries.orderBy(F('pub_date').desc({ nulls: 'first' }))
   */
  desc(options: OrderingOptions = {}): Ordering<Needed> {
    return new Ordering(orderNode(this.node, -1, options));
  }

  #with<A, B>(name: string, other: Argument): Expression<A, B> {
    return new Expression<A, B>(callNode(name, [this.node, argumentNode(other)]));
  }
}

/** Of numbers and dates, which the sum itself has to be. */
type Summed<Needed, Output, A, V> = Expression<
  Needed | MustBe<Output, Numeric | Date> | NeedsOf<A, Numeric | Date> | Needs<V>,
  V
>;
/** Of numbers. */
type Multiplied<Needed, Output, A, V> = Expression<Needed | MustBe<Output, Numeric> | NeedsOf<A, Numeric>, V>;
/** A number that is written out, and not 0, divides everything. */
type UnlessZero<A, V> = A extends number | bigint ? (0 extends A ? NullWith<null, V> : V) : NullWith<null, V>;

/** An expression with a direction, as a key of an order; recognised by its class. */
export class Ordering<out Needed = unknown> implements OrderExpression<Needed> {
  declare readonly [orderExpression]: Needed;
  readonly node: OrderNode;

  constructor(node: OrderNode) {
    this.node = Object.freeze(node);
  }
}

/** The call of a function of the table. */
export function callNode(
  name: string,
  args: readonly ExpressionNode[],
  options: Readonly<Record<string, unknown>> = {},
): CallNode {
  return Object.freeze({ kind: 'call', name, args: Object.freeze([...args]), options: Object.freeze({ ...options }) });
}

/**
 * What an argument stands for: a text for a field, an expression or a condition for itself, anything else for data. Throws
 * `FieldError` for what is no argument: objects and arrays, which could be taken for operators, need `Value`.
 */
export function argumentNode(argument: unknown): ExpressionNode {
  if (typeof argument === 'string') return field(argument);
  if (argument instanceof Expression) return argument.node;
  if (argument instanceof Condition) return Object.freeze({ kind: 'condition', condition: argument.node });
  if (argument === undefined || typeof argument === 'function' || isPlain(argument) || Array.isArray(argument)) {
    throw new FieldError(
      `An expression takes the name of a field, an expression or a value, not ${describeType(argument)}; put data into Value().`,
    );
  }
  return value(argument);
}

/** Where null and missing stand in an order. */
export interface OrderingOptions {
  readonly nulls?: 'first' | 'last';
}

function orderNode(by: ExpressionNode, direction: 1 | -1, { nulls }: OrderingOptions): OrderNode {
  if (nulls === undefined) return { by, direction };
  if (nulls === 'first' || nulls === 'last') return { by, direction, nulls };
  throw new FieldError("An order has its nulls 'first' or 'last'.");
}

/** The keys of an order: names with `-` for descending, `'?'` for chance, and expressions. Throws `FieldError` for anything else. */
export function orderNodes(where: string, keys: unknown): readonly OrderNode[] {
  if (!Array.isArray(keys)) throw new FieldError(`${where}(): an order is an array of names and expressions.`);
  return keys.map((key: unknown): OrderNode => {
    if (key === '?') return Object.freeze({ by: callNode('Random', []), direction: 1 });
    if (typeof key === 'string') return order(key);
    if (key instanceof Ordering) return key.node;
    if (key instanceof Expression) return Object.freeze({ by: key.node, direction: 1 });
    throw new FieldError(`${where}(): an order is by names of fields and by expressions, not by ${describeType(key)}.`);
  });
}
