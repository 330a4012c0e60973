import { arrayContains } from './array-contains.lookup.js';
import { defineLookup } from './define-lookup.js';

/** `tags__all=['a', 'b']` → `{ tags: { $all: ['a', 'b'] } }` */
export const all = defineLookup<'itemList'>({
  ...arrayContains,
  name: 'all',
  doc: { says: "what `contains` is for an array, under MongoDB's name", example: { tags__all: ['rock', 'live'] } },
});
