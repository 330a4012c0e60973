import type { Field } from '../../fields/index.js';
import type { Expression as Mql } from '../../lookups/index.js';
import { defineFunction, type FunctionDefinition } from '../define-function.js';
import { guarded } from './guarded.js';
import type { Kind } from './kinds.js';

/** A function that is defined by the kinds of its arguments. */
export interface GuardedDefinition extends Omit<FunctionDefinition, 'takes' | 'more' | 'expr'> {
  /** What the arguments have to be, in their order. */
  readonly kinds: readonly Kind[];
  /** What all further arguments have to be; none are allowed unless given. */
  readonly moreOf?: Kind;
  /** The server's expression of arguments that are all of their kinds. */
  make(values: readonly Mql[], options: Readonly<Record<string, unknown>>, fields: readonly Field[]): Mql;
}

/** Defines a function that is null where an argument is null, missing, or stored under another type than the model's. */
export function defineGuarded({ kinds, moreOf, make, ...rest }: GuardedDefinition): FunctionDefinition {
  return defineFunction({
    ...rest,
    takes: kinds.map(({ families }) => families),
    ...(moreOf && { more: moreOf.families }),
    expr: (args, options, fields) =>
      guarded(args, moreOf ? [...kinds, moreOf] : kinds, (values) => make(values, options, fields)),
  });
}
