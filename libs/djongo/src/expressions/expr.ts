import { type ExpressionNode, value } from '../ast/index.js';
import { FieldError } from '../errors/index.js';
import { type FieldSource, isPlain } from '../fields/index.js';
import { argumentNode, Expression } from './expression.js';
import { isExpression } from './is-expression.js';
import { outputField } from './output-field.js';
import { Condition } from './q.js';

/** Options of `Expr`. */
export interface ExprOptions<V> {
  /** The field that says how the result is read, and which lookups it has: `IntegerField()`. */
  readonly output: FieldSource<V>;
}

/**
 * Any operator of the server's aggregation language. Its argument is built of expressions, arrays and objects; texts and numbers in
 * it are data, never paths: name fields by `F`, and variables of the operator by `Variable`.
 *
 * @throws FieldError for what is no name of an operator
 * @example
 * entries.annotate({ days: Expr('$dateDiff', { startDate: F('pub_date'), endDate: F('mod_date'), unit: 'day' }, { output: IntegerField() }) })
 * // { $set: { days: { $dateDiff: { startDate: '$pub_date', endDate: '$mod_date', unit: 'day' } } } }
 */
export function Expr<V = unknown>(operator: string, argument: unknown, options?: ExprOptions<V>): Expression<never, V> {
  if (typeof operator !== 'string' || !/^\$[A-Za-z][A-Za-z0-9]*$/.test(operator)) {
    throw new FieldError("Expr() takes the name of an operator, such as '$dateDiff'.");
  }
  const output = options === undefined ? undefined : outputField("Expr(): 'output'", options.output);
  return new Expression({ kind: 'operator', operator, argument: operatorArgument(argument), output });
}

/**
 * A variable of the server's: of an operator that has some (`this`, `value`, or what its `as` names), or its own (`NOW`, `ROOT`),
 * with a path of keys in it.
 *
 * @throws FieldError for what is no name of one
 * @example
 * Expr('$map', { input: F('authors'), as: 'a', in: Variable('a.name') }) // { $map: { …, in: '$$a.name' } }
 */
export function Variable(name: string): Expression<never, unknown> {
  if (typeof name === 'string' && /^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(name)) {
    return new Expression({ kind: 'variable', name });
  }
  throw new FieldError("Variable() takes a name such as 'this' or 'this.name'.");
}

function operatorArgument(argument: unknown): ExpressionNode {
  if (isExpression(argument)) return argument.node;
  if (argument instanceof Condition) return argumentNode(argument);
  if (Array.isArray(argument)) {
    return Object.freeze({ kind: 'list', items: Object.freeze(argument.map(operatorArgument)) });
  }
  // Keys that could be operators or paths make an object data as a whole.
  if (!isPlain(argument) || Object.keys(argument).some((key) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)))
    return value(argument);
  const entries = Object.entries(argument).map(([name, item]) => [name, operatorArgument(item)] as const);
  return Object.freeze({ kind: 'record', entries: Object.freeze(entries) });
}
