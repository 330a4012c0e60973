import type { Expression as Mql } from '../../../lookups/index.js';
import { constantOf } from '../constants.js';
import { TEXT } from '../kinds.js';
import { wholeMql } from '../whole-number.js';
import { repeated, TIMES } from './repeated.js';

/** What is padded: a text, to a length, with another text. */
export const PADDED = [TEXT, TIMES, TEXT] as const;

/** A text of a length: cut off where it is longer, and else with what is missing, which `join` puts on one side. */
export function padded(
  [text, count, fill]: readonly Mql[],
  join: (kept: Mql, padding: Mql) => readonly [Mql, Mql],
): Mql {
  const length = wholeMql(count);
  const missing = { $max: [0, { $subtract: [length, { $strLenCP: text }] }] };
  const kept = { $substrCP: [text, 0, length] };
  return { $let: { vars: { missing }, in: { $concat: join(kept, paddingOf(fill)) } } };
}

function paddingOf(fill: Mql): Mql {
  const padding = repeated(fill, '$$missing');
  const known = constantOf(fill)?.value;
  return typeof known === 'string' && [...known].length === 1 ? padding : { $substrCP: [padding, 0, '$$missing'] };
}
