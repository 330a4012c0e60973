import { defineCompoundLookup } from './define-compound.js';
import { jsonMissing } from './json-missing.lookup.js';

/** `data__has_any_keys=['a', 'b']` → `{ $or: [{ 'data.a': { $exists: true } }, …] }` */
export const hasAnyKeys = defineCompoundLookup<'keyList'>({
  name: 'has_any_keys',
  doc: { says: 'one of the keys is there', example: { extra__has_any_keys: ['theme', 'columns'] } },
  families: ['json'],
  rhs: 'keyList',
  parts: (keys) => ({ of: 'any', parts: keys.map((key) => ({ keys: [key], lookup: jsonMissing, value: false })) }),
});
