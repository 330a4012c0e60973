import { type Asked, defineLookup } from './define-lookup.js';

/** `data__j=null` inside JSON: a null that is there, as in Django. → `{ 'data.j': { $type: 'null' } }` */
export const jsonNull = defineLookup<'boolean'>({
  name: 'exact',
  families: ['json'],
  rhs: 'boolean',
  opposite: (value): Asked | undefined => (value ? undefined : { lookup: jsonNull, value: true }),
  path: (path, value) => ({ [path]: value ? { $type: 'null' } : { $not: { $type: 'null' } } }),
  expr: (lhs, value) => ({ [value ? '$eq' : '$ne']: [{ $type: lhs }, 'null'] }),
});
