import type { Expression as Mql } from '../../../lookups/index.js';
import { defineFunction } from '../../define-function.js';
import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import type { NeedsOf } from '../../typed.js';
import { call } from '../call.js';
import { constantOf } from '../constants.js';
import type { Several } from '../function-types.js';
import { withValues } from '../guarded.js';
import { TEXT } from '../kinds.js';

const TEXTS = ['text'] as const;

export const concat = defineFunction({
  name: 'Concat',
  doc: {
    args: 'text, text, …',
    says: 'the texts one after the other; null is an empty text',
    example: "Concat('headline', Value(': '), 'blog__tagline')",
  },
  takes: [TEXTS, TEXTS],
  more: TEXTS,
  output: OUTPUT.text,
  expr: (args) => ({ $concat: args.map(textOrEmpty) }),
});

function textOrEmpty(arg: Mql): Mql {
  const constant = constantOf(arg);
  if (constant !== undefined) return TEXT.has(constant.value) ? arg : '';
  return withValues([arg], ([text]) => ({ $cond: [...TEXT.tests(text), text, ''] }));
}

/**
 * Texts one after the other. As in Django, null counts as an empty text, so that the result is never null.
 *
 * @throws FieldError for fewer than two
 * @example
 * entries.annotate({ title: Concat('headline', Value(' in '), 'blog__name') })
 * // { $concat: [ … '$headline' … , ' in ', … '$blog.name' … ] }
 */
export function Concat<const A extends Several>(...texts: A): Expression<NeedsOf<A[number], string>, string> {
  return call(concat, texts);
}
