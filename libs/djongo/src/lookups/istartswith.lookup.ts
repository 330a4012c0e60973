import { defineTextLookup } from './text-pattern.js';

/** `name__istartswith='be'`: begins with it, whatever the case. → `{ name: { $regex: '^be', $options: 'i' } }` */
export const istartswith = defineTextLookup('istartswith', (text) => `^${text}`, 'i');
