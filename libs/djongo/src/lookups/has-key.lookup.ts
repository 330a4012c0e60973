import { defineCompoundLookup } from './define-compound.js';
import { jsonMissing } from './json-missing.lookup.js';

/** `data__has_key='a'`: the key is there; a null counts. → `{ 'data.a': { $exists: true } }` */
export const hasKey = defineCompoundLookup<'key'>({
  name: 'has_key',
  families: ['json'],
  rhs: 'key',
  parts: (key) => ({ of: 'all', parts: [{ keys: [key], lookup: jsonMissing, value: false }] }),
});
