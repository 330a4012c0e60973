import { defineTextLookup } from './text-pattern.js';

/** `name__contains='ea'` → `{ name: { $regex: 'ea' } }` */
export const contains = defineTextLookup(
  'contains',
  { says: 'contains it', example: { headline__contains: 'geth' } },
  (text) => text,
);
