import { realOf } from '../../outputs.js';
import type { Argument } from '../../typed.js';
import { call } from '../call.js';
import { defineGuarded } from '../define-guarded.js';
import type { Real } from '../function-types.js';
import { NUMBER } from '../kinds.js';

export const exp = defineGuarded({
  name: 'Exp',
  doc: { args: 'number', says: 'e to this power', example: "Exp('n_comments')" },
  kinds: [NUMBER],
  output: realOf,
  make: ([number]) => ({ $exp: number }),
});

/** e to the power of the number. → `{ $exp: '$rating' }` */
export function Exp<const A extends Argument>(number: A): Real<A> {
  return call(exp, [number]);
}
