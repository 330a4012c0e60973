import { defineTextLookup } from './text-pattern.js';

/** `name__endswith='es'` → `{ name: { $regex: 'es\\z' } }`. `\z`, since `$` also matches before a last line break. */
export const endswith = defineTextLookup(
  'endswith',
  { says: 'ends with it', example: { headline__endswith: 'together' } },
  (text) => `${text}\\z`,
);
