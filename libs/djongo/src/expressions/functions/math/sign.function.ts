import { numberOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { LikeNumber } from '../function-types.js';
import { NUMBER } from '../kinds.js';

export const sign = defineGuarded({
  name: 'Sign',
  doc: { args: 'number', says: '1, 0 or -1', example: "Sign('n_comments')" },
  kinds: [NUMBER],
  output: numberOf,
  make: ([number]) => ({ $cmp: [number, 0] }),
});

/** 1, 0 or -1, as the number is greater than, equal to or less than 0. → `{ $cmp: ['$rating', 0] }` */
export function Sign<const A extends Argument>(number: A): LikeNumber<A> {
  return call(sign, [number]);
}
