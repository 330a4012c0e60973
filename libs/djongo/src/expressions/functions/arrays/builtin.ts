import type { FunctionDefinition } from '../../define-function.js';
import { arrayConcat } from './array-concat.function.js';
import { arrayContains } from './array-contains.function.js';
import { arrayDifference } from './array-difference.function.js';
import { arrayElement } from './array-element.function.js';
import { arrayIntersection } from './array-intersection.function.js';
import { arrayLength } from './array-length.function.js';
import { arrayReverse } from './array-reverse.function.js';
import { arraySlice } from './array-slice.function.js';
import { arraySort } from './array-sort.function.js';
import { arrayUnion } from './array-union.function.js';

/** Functions of arrays. */
export const ARRAY_FUNCTIONS: readonly FunctionDefinition[] = [
  arrayConcat,
  arrayContains,
  arrayDifference,
  arrayElement,
  arrayIntersection,
  arrayLength,
  arrayReverse,
  arraySlice,
  arraySort,
  arrayUnion,
];
