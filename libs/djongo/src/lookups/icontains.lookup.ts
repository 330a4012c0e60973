import { defineTextLookup } from './text-pattern.js';

/** `name__icontains='EA'` → `{ name: { $regex: 'EA', $options: 'i' } }` */
export const icontains = defineTextLookup(
  'icontains',
  { says: 'contains it, whatever the case', example: { headline__icontains: 'GETH' } },
  (text) => text,
  'i',
);
