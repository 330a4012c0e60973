import { defineCompoundLookup } from './define-compound.js';
import { jsonMissing } from './json-missing.lookup.js';

/** `data__has_key='a'` → `{ 'data.a': { $exists: true } }` */
export const hasKey = defineCompoundLookup<'key'>({
  name: 'has_key',
  doc: { says: 'the key is there; a null counts', example: { extra__has_key: 'theme' } },
  families: ['json'],
  rhs: 'key',
  parts: (key) => ({ of: 'all', parts: [{ keys: [key], lookup: jsonMissing, value: false }] }),
});
