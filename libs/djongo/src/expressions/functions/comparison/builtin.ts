import type { FunctionDefinition } from '../../define-function.js';
import { cast } from './cast.function.js';
import { coalesce } from './coalesce.function.js';
import { greatest } from './greatest.function.js';
import { jsonObject } from './json-object.function.js';
import { least } from './least.function.js';
import { nullIf } from './null-if.function.js';

/** Comparisons and conversions. */
export const COMPARISON_FUNCTIONS: readonly FunctionDefinition[] = [
  cast,
  coalesce,
  greatest,
  jsonObject,
  least,
  nullIf,
];
