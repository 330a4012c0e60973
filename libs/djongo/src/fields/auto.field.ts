import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { integerBehaviour } from './integers.js';

/**
 * A number that counts the objects of a collection, from 1, given when an object is inserted without one. In code `number`;
 * in the database `int`. Numbers are never given twice, but there are gaps where an insert failed. All such fields of a
 * collection share one counter, kept as Djongo keeps it: `{ name: 'entry', auto: { field_names: ['_id'], seq: 7 } }` in the
 * collection `__schema__`.
 *
 * @example
 * @AutoField({ primaryKey: true }) id!: number;
 */
export const AutoField = defineField<number, FieldOptions>({
  kind: 'AutoField',
  behaviour: () => ({ ...integerBehaviour({ min: -2_147_483_648, max: 2_147_483_647 }), generated: 'sequence' }),
});
