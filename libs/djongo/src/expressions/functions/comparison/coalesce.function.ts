import { defineFunction } from '../../define-function.js';
import type { Expression } from '../../expression.js';
import { commonOf } from '../../outputs.js';
import type { NeedsOf, NotNull, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import type { Several } from '../function-types.js';

export const coalesce = defineFunction({
  name: 'Coalesce',
  doc: {
    args: 'value, value, …',
    says: 'the first that is neither null nor missing',
    example: "Coalesce('blog__tagline', 'headline', Value('untitled'))",
  },
  takes: ['any', 'any'],
  more: 'any',
  output: commonOf,
  expr: (args) => ({ $ifNull: args }),
});

/** What may be null only where the last one is. */
type FirstPresent<A> = A extends readonly [...infer Before, infer Last]
  ? NotNull<OutputOf<Before[number]>> | OutputOf<Last>
  : never;

/**
 * The first value that is neither null nor missing; null where all of them are.
 *
 * @throws FieldError for fewer than two
 * @example
 * entries.annotate({ title: Coalesce('headline', Value('untitled')) }) // { $ifNull: ['$headline', 'untitled'] }
 */
export function Coalesce<const A extends Several>(...values: A): Expression<NeedsOf<A[number]>, FirstPresent<A>> {
  return call(coalesce, values);
}
