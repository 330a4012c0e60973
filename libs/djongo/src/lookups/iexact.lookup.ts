import { defineTextLookup } from './text-pattern.js';

/** `name__iexact='beatles'` → `{ name: { $regex: '^beatles\\z', $options: 'i' } }` */
export const iexact = defineTextLookup(
  'iexact',
  { says: 'equal, whatever the case', example: { headline__iexact: 'come TOGETHER' } },
  (text) => `^${text}\\z`,
  'i',
);
