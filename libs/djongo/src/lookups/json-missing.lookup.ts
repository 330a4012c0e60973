import { type Asked, defineLookup } from './define-lookup.js';

/** `data__j__isnull=true` inside JSON → `{ 'data.j': { $exists: false } }` */
export const jsonMissing = defineLookup<'boolean'>({
  name: 'isnull',
  doc: {
    says: 'the key is not there, as in Django; with `false`, it is, and may be null',
    example: { extra__theme__isnull: true },
    also: [{ extra__theme__isnull: false }],
    on: 'keys of JSON',
  },
  families: ['json'],
  rhs: 'boolean',
  wholeArray: true,
  opposite: (value): Asked | undefined => (value ? { lookup: jsonMissing, value: false } : undefined),
  path: (path, value) => ({ [path]: { $exists: !value } }),
  expr: (lhs, value) => ({ [value ? '$eq' : '$ne']: [{ $type: lhs }, 'missing'] }),
});
