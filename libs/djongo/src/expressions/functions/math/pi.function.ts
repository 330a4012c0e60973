import { defineFunction } from '../../define-function.js';
import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import { call } from '../call.js';

export const pi = defineFunction({
  name: 'Pi',
  doc: { args: '', says: 'π', example: 'Pi()' },
  takes: [],
  output: OUTPUT.float,
  expr: () => Math.PI,
});

/** π. → `3.141592653589793` */
export function Pi(): Expression<never, number> {
  return call(pi, []);
}
