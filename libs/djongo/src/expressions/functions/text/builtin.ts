import type { FunctionDefinition } from '../../define-function.js';
import { chr } from './chr.function.js';
import { concat } from './concat.function.js';
import { lPad } from './l-pad.function.js';
import { lTrim } from './l-trim.function.js';
import { left } from './left.function.js';
import { length } from './length.function.js';
import { lower } from './lower.function.js';
import { ord } from './ord.function.js';
import { rPad } from './r-pad.function.js';
import { rTrim } from './r-trim.function.js';
import { repeat } from './repeat.function.js';
import { replace } from './replace.function.js';
import { reverse } from './reverse.function.js';
import { right } from './right.function.js';
import { strIndex } from './str-index.function.js';
import { substr } from './substr.function.js';
import { trim } from './trim.function.js';
import { upper } from './upper.function.js';

/** Functions of texts. */
export const TEXT_FUNCTIONS: readonly FunctionDefinition[] = [
  chr,
  concat,
  lPad,
  lTrim,
  left,
  length,
  lower,
  ord,
  rPad,
  rTrim,
  repeat,
  replace,
  reverse,
  right,
  strIndex,
  substr,
  trim,
  upper,
];
