import { defineTextLookup } from './text-pattern.js';

/** `name__contains='ea'`: the text contains it. → `{ name: { $regex: 'ea' } }` */
export const contains = defineTextLookup('contains', (text) => text);
