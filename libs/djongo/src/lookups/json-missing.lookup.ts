import { type Asked, defineLookup } from './define-lookup.js';

/** `data__j__isnull=true` inside JSON: the key is not there, as in Django. → `{ 'data.j': { $exists: false } }` */
export const jsonMissing = defineLookup<'boolean'>({
  name: 'isnull',
  families: ['json'],
  rhs: 'boolean',
  wholeArray: true,
  opposite: (value): Asked | undefined => (value ? { lookup: jsonMissing, value: false } : undefined),
  path: (path, value) => ({ [path]: { $exists: !value } }),
  expr: (lhs, value) => ({ [value ? '$eq' : '$ne']: [{ $type: lhs }, 'missing'] }),
});
