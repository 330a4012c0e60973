import { type Asked, defineLookup } from './define-lookup.js';

/** `data__j=null` inside JSON → `{ 'data.j': { $type: 'null' } }` */
export const jsonNull = defineLookup<'boolean'>({
  name: 'exact',
  doc: {
    says: 'with `null`: a null that is there, as in Django',
    example: { extra__theme: null },
    also: [{ extra__theme__ne: null }],
    on: 'keys of JSON',
  },
  families: ['json'],
  rhs: 'boolean',
  opposite: (value): Asked | undefined => (value ? undefined : { lookup: jsonNull, value: true }),
  path: (path, value) => ({ [path]: value ? { $type: 'null' } : { $not: { $type: 'null' } } }),
  expr: (lhs, value) => ({ [value ? '$eq' : '$ne']: [{ $type: lhs }, 'null'] }),
});
