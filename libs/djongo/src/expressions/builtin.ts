import { ARITHMETIC } from './arithmetic.js';
import type { FunctionDefinition } from './define-function.js';
import { random } from './random.js';

/** The table of all functions, by name. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [...ARITHMETIC, random].map((definition) => [definition.name, definition]),
);
