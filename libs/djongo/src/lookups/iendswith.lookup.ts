import { defineTextLookup } from './text-pattern.js';

/** `name__iendswith='ES'`: ends with it, whatever the case. → `{ name: { $regex: 'ES\\z', $options: 'i' } }` */
export const iendswith = defineTextLookup('iendswith', (text) => `${text}\\z`, 'i');
