import type { Field } from '../../../fields/index.js';
import type { Expression as Mql } from '../../../lookups/index.js';
import type { FunctionDefinition } from '../../define-function.js';
import type { ExpressionDoc } from '../../doc.js';
import { commonOf, listOf, OUTPUT } from '../../outputs.js';
import { defineGuarded } from '../define-guarded.js';
import { LIST } from '../kinds.js';

/** A function that makes an array of two or more. */
export function defineOfArrays(
  name: string,
  doc: ExpressionDoc,
  make: (arrays: readonly Mql[]) => Mql,
): FunctionDefinition {
  return defineGuarded({ name, doc, kinds: [LIST, LIST], moreOf: LIST, output: arrayOf, make });
}

/** Of arrays whose items are alike one of such items. An array that was given as a value fits every one. */
function arrayOf(fields: readonly Field[]): Field {
  const items = fields.flatMap(({ item }) => item ?? []);
  return items.length === 0 ? OUTPUT.json : listOf(commonOf(items));
}
