import { defineTextLookup } from './text-pattern.js';

/** `name__endswith='es'`: ends with it (`\z`, since `$` also matches before a last line break). → `{ name: { $regex: 'es\\z' } }` */
export const endswith = defineTextLookup('endswith', (text) => `${text}\\z`);
