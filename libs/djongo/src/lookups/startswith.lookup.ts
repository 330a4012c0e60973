import { defineTextLookup } from './text-pattern.js';

/** `name__startswith='Be'` → `{ name: { $regex: '^Be' } }` */
export const startswith = defineTextLookup(
  'startswith',
  { says: 'begins with it', example: { headline__startswith: 'Come' } },
  (text) => `^${text}`,
);
