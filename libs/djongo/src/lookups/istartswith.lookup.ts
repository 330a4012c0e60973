import { defineTextLookup } from './text-pattern.js';

/** `name__istartswith='be'` → `{ name: { $regex: '^be', $options: 'i' } }` */
export const istartswith = defineTextLookup(
  'istartswith',
  { says: 'begins with it, whatever the case', example: { headline__istartswith: 'come' } },
  (text) => `^${text}`,
  'i',
);
