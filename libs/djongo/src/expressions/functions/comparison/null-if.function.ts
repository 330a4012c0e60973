import { defineFunction } from '../../define-function.js';
import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument, NeedsOf, NullWith, OutputOf } from '../../typed.js';
import { call } from '../call.js';
import { withValues } from '../guarded.js';

export const nullIf = defineFunction({
  name: 'NullIf',
  doc: {
    args: 'value, other',
    says: 'null where the two are equal, else the first',
    example: "NullIf('blog__tagline', Value(''))",
  },
  takes: ['any', 'any'],
  output: ([field = OUTPUT.json]) => field,
  expr: (args) => withValues(args, ([value, other]) => ({ $cond: [{ $eq: [value, other] }, null, value] })),
});

/** Null where the two values are equal, else the first. → `{ $cond: [{ $eq: ['$tagline', ''] }, null, '$tagline'] }` */
export function NullIf<const A extends Argument, const B extends Argument>(
  value: A,
  other: B,
): Expression<NeedsOf<A | B>, NullWith<null, OutputOf<A>>> {
  return call(nullIf, [value, other]);
}
