import { defineCompoundLookup } from './define-compound.js';
import { jsonMissing } from './json-missing.lookup.js';

/** `data__has_keys=['a', 'b']`: all of the keys are there. → `{ 'data.a': { $exists: true }, 'data.b': { $exists: true } }` */
export const hasKeys = defineCompoundLookup<'keyList'>({
  name: 'has_keys',
  families: ['json'],
  rhs: 'keyList',
  parts: (keys) => ({ of: 'all', parts: keys.map((key) => ({ keys: [key], lookup: jsonMissing, value: false })) }),
});
