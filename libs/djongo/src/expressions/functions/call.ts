import { FieldError } from '../../errors/index.js';
import type { FunctionDefinition } from '../define-function.js';
import { argumentNode, callNode, Expression } from '../expression.js';

/** The call of a function. Throws `FieldError` for arguments and options that cannot be, whatever the model. */
export function call<Needed, Output>(
  { name, takes, check }: FunctionDefinition,
  args: readonly unknown[],
  options: object = {},
): Expression<Needed, Output> {
  if (args.length < takes.length) {
    throw new FieldError(`${name}() takes ${takes.length} arguments, not ${args.length}.`);
  }
  // Whether it is an object of options is for the check to say.
  const given = options as Readonly<Record<string, unknown>>;
  check?.(given);
  return new Expression<Needed, Output>(callNode(name, args.map(argumentNode), given));
}
