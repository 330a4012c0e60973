import { defineTextLookup } from './text-pattern.js';

/** `name__startswith='Be'`: begins with it; an index serves it. → `{ name: { $regex: '^Be' } }` */
export const startswith = defineTextLookup('startswith', (text) => `^${text}`);
