import { defineCompoundLookup, type Part } from './define-compound.js';
import { exact } from './exact.lookup.js';
import { jsonNull } from './json-null.lookup.js';

/** `data__contains={ a: 1, b: { c: [2] } }` → `{ 'data.a': 1, 'data.b.c': { $elemMatch: { $eq: 2 } } }` */
export const jsonContains = defineCompoundLookup<'leaves'>({
  name: 'contains',
  doc: {
    says: 'every leaf given is equal there, and an array there has every item given',
    example: { extra__contains: { theme: 'dark', sizes: { list: [2] } } },
  },
  families: ['json'],
  rhs: 'leaves',
  // Of a text it is asked whether it contains another.
  takes: (value) => typeof value === 'object' && value !== null,
  parts: (leaves) => ({
    of: 'all',
    parts: leaves.map(({ keys, value, isItem }): Part => {
      if (isItem) return { keys, ofItem: true, lookup: exact, value };
      return value === null ? { keys, lookup: jsonNull, value: true } : { keys, lookup: exact, value };
    }),
  }),
});
