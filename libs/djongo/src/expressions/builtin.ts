import type { FunctionDefinition } from './define-function.js';
import { ARITHMETIC } from './functions/arithmetic.js';
import { ARRAY_FUNCTIONS } from './functions/arrays/builtin.js';
import { COMPARISON_FUNCTIONS } from './functions/comparison/builtin.js';
import { DATE_FUNCTIONS } from './functions/dates/builtin.js';
import { MATH_FUNCTIONS } from './functions/math/builtin.js';
import { TEXT_FUNCTIONS } from './functions/text/builtin.js';

/** All functions, by what they are of. */
export const FUNCTION_GROUPS = Object.freeze({
  arithmetic: ARITHMETIC,
  comparison: COMPARISON_FUNCTIONS,
  text: TEXT_FUNCTIONS,
  math: MATH_FUNCTIONS,
  dates: DATE_FUNCTIONS,
  arrays: ARRAY_FUNCTIONS,
});

/** The table of all functions, by name. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  Object.values(FUNCTION_GROUPS)
    .flat()
    .map((definition) => [definition.name, definition]),
);
