import { defineLookup } from './define-lookup.js';
import { firstKey } from './first-key.js';
import { literal } from './literal.js';

/** `age__in=[2, 3]` → `{ age: { $in: [2, 3] } }` */
export const isIn = defineLookup<'fieldList'>({
  name: 'in',
  doc: {
    says: 'equal to one of them; nulls in the list are left out, as in Django; an empty list matches nothing',
    example: { n_comments__in: [2, 3] },
  },
  families: ['text', 'number', 'boolean', 'date', 'objectId', 'uuid', 'binary', 'json'],
  rhs: 'fieldList',
  path: (path, values) =>
    // The server refuses inside `$in` what looks like operators.
    values.some((value) => firstKey(value)?.startsWith('$'))
      ? { $or: values.map((value) => ({ [path]: { $eq: value } })) }
      : { [path]: { $in: values } },
  expr: (lhs, values) => ({ $in: [lhs, literal(values)] }),
});
