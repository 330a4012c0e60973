import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { integerBehaviour } from './integers.js';

/**
 * A whole number of 31 bits, 0 included. In code `number`; in the database `int`.
 *
 * @example
 * @PositiveIntegerField({ default: 0 }) views!: number;
 */
export const PositiveIntegerField = defineField<number, FieldOptions>({
  kind: 'PositiveIntegerField',
  behaviour: () => integerBehaviour({ min: 0, max: 2_147_483_647 }),
});
