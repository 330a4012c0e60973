import { defineTextLookup } from './text-pattern.js';

/** `name__iendswith='ES'` → `{ name: { $regex: 'ES\\z', $options: 'i' } }` */
export const iendswith = defineTextLookup(
  'iendswith',
  { says: 'ends with it, whatever the case', example: { headline__iendswith: 'TOGETHER' } },
  (text) => `${text}\\z`,
  'i',
);
