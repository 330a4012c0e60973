import type { FunctionDefinition } from '../../define-function.js';
import { aTan2 } from './a-tan2.function.js';
import { abs } from './abs.function.js';
import { ceil } from './ceil.function.js';
import { exp } from './exp.function.js';
import { floor } from './floor.function.js';
import { ln } from './ln.function.js';
import { log } from './log.function.js';
import { pi } from './pi.function.js';
import { power } from './power.function.js';
import { random } from './random.function.js';
import { round } from './round.function.js';
import { sign } from './sign.function.js';
import { sqrt } from './sqrt.function.js';
import { TRIGONOMETRY } from './trigonometry.js';

/** Functions of numbers. */
export const MATH_FUNCTIONS: readonly FunctionDefinition[] = [
  aTan2,
  abs,
  ceil,
  exp,
  floor,
  ln,
  log,
  pi,
  power,
  random,
  round,
  sign,
  sqrt,
  ...TRIGONOMETRY,
];
