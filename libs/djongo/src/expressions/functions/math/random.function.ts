import { defineFunction } from '../../define-function.js';
import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import { call } from '../call.js';

export const random = defineFunction({
  name: 'Random',
  doc: { args: '', says: 'by chance, from 0, included, to 1, excluded', example: 'Random()' },
  takes: [],
  output: OUTPUT.float,
  expr: () => ({ $rand: {} }),
});

/** A number by chance from 0, included, to 1, excluded: what `orderBy('?')` sorts by. → `{ $rand: {} }` */
export function Random(): Expression<never, number> {
  return call(random, []);
}
