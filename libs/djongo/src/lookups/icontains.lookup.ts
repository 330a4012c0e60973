import { defineTextLookup } from './text-pattern.js';

/** `name__icontains='EA'`: contains it, whatever the case. → `{ name: { $regex: 'EA', $options: 'i' } }` */
export const icontains = defineTextLookup('icontains', (text) => text, 'i');
