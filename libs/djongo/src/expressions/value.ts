import { value } from '../ast/index.js';
import { describeType, FieldError } from '../errors/index.js';
import { Expression } from './expression.js';
import type { DataOf } from './typed.js';

/**
 * Data as an expression: a text that is no field's name, or anything else, never read as a path or an operator.
 *
 * @throws FieldError for undefined and functions
 * @example
 * entries.annotate({ label: Concat('headline', Value(' $5')) })
 * // { $concat: ['$headline', { $literal: ' $5' }] }
 */
export function Value<V>(data: V): Expression<never, DataOf<V>> {
  if (data === undefined || typeof data === 'function') {
    throw new FieldError(`Value() takes data, not a value of type ${describeType(data)}.`);
  }
  return new Expression(value(data));
}
