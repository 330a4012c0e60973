import type { AggregateNode } from '../ast/index.js';
import { NotSupportedError } from '../errors/index.js';
import type { CompiledArgument } from '../expressions/index.js';
import type { Expression } from '../lookups/index.js';
import { aggregateInput, type AggregateInput } from './aggregate-input.js';
import { cond } from './cond.js';
import { setExpr } from './list-expr.js';
import type { Scope } from './scope.js';

/** An aggregate of what one document holds: of the elements of an array, or of a single value. */
export function aggregateInDocument(scope: Scope, node: AggregateNode): CompiledArgument {
  if (node.orderBy.length > 0) {
    throw new NotSupportedError(`${scope.name}: ${node.name}() of one document takes its values in their order there.`);
  }
  const input = aggregateInput(scope, node);
  const { definition, field } = input;
  const { output } = definition;
  const gives = typeof output === 'function' ? output(field) : output;
  if (node.of === '*') return { expr: cond(input.condition, 1, 0), field: gives };
  const values = cond(input.condition, valuesOf(input), []);
  return { expr: definition.list(node.distinct ? setExpr(values) : values, node), field: gives };
}

/** The values as an array. */
function valuesOf({ definition, value, isList }: AggregateInput): Expression {
  if (isList) return value;
  if (definition.keepsNulls) return [{ $ifNull: [value, null] }];
  return { $cond: [{ $gt: [value, null] }, [value], []] };
}
