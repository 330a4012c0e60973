import type { Expression } from './define-lookup.js';

/** A value as an expression that the server never reads as a field path or an operator. */
export function literal(value: unknown): Expression {
  return { $literal: value };
}
