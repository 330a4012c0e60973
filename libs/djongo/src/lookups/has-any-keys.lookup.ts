import { defineCompoundLookup } from './define-compound.js';
import { jsonMissing } from './json-missing.lookup.js';

/** `data__has_any_keys=['a', 'b']`: one of the keys is there. → `{ $or: [{ 'data.a': { $exists: true } }, …] }` */
export const hasAnyKeys = defineCompoundLookup<'keyList'>({
  name: 'has_any_keys',
  families: ['json'],
  rhs: 'keyList',
  parts: (keys) => ({ of: 'any', parts: keys.map((key) => ({ keys: [key], lookup: jsonMissing, value: false })) }),
});
