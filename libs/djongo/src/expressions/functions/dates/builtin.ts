import type { FunctionDefinition } from '../../define-function.js';
import { dateAdd } from './date-add.function.js';
import { dateDiff } from './date-diff.function.js';
import { EXTRACTS } from './extract.js';
import { now } from './now.function.js';
import { truncDate } from './trunc-date.function.js';
import { truncTime } from './trunc-time.function.js';
import { TRUNCS } from './trunc.js';

/** Functions of dates. */
export const DATE_FUNCTIONS: readonly FunctionDefinition[] = [
  ...EXTRACTS,
  ...TRUNCS,
  truncDate,
  truncTime,
  dateAdd,
  dateDiff,
  now,
];
