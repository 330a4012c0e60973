import { codePoints } from './code-points.js';

/** What has a length: a text, bytes, a list. */
export type Sized = string | { readonly length: number };

/** How long a value is: of a text its Unicode code points, as Django and the server count them; of bytes and lists their items. */
export function lengthOf(value: Sized): number {
  return typeof value === 'string' ? codePoints(value) : value.length;
}
