import { defineCompoundLookup } from './define-compound.js';
import { jsonMissing } from './json-missing.lookup.js';

/** `data__has_keys=['a', 'b']` → `{ 'data.a': { $exists: true }, 'data.b': { $exists: true } }` */
export const hasKeys = defineCompoundLookup<'keyList'>({
  name: 'has_keys',
  doc: { says: 'all of the keys are there', example: { extra__has_keys: ['theme', 'columns'] } },
  families: ['json'],
  rhs: 'keyList',
  parts: (keys) => ({ of: 'all', parts: keys.map((key) => ({ keys: [key], lookup: jsonMissing, value: false })) }),
});
