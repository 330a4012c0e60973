import { defineFunction } from './define-function.js';
import { OUTPUT } from './outputs.js';

/** A number by chance: what `orderBy('?')` sorts by. */
export const random = defineFunction({
  name: 'Random',
  takes: [],
  output: OUTPUT.float,
  expr: () => ({ $rand: {} }),
});
