import { defineTextLookup } from './text-pattern.js';

/** `name__iexact='beatles'`: equal, whatever the case. → `{ name: { $regex: '^beatles\\z', $options: 'i' } }` */
export const iexact = defineTextLookup('iexact', (text) => `^${text}\\z`, 'i');
