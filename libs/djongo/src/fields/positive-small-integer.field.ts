import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { integerBehaviour } from './integers.js';

/**
 * A whole number of 15 bits, 0 included. In code `number`; in the database `int`.
 *
 * @example
 * @PositiveSmallIntegerField({ default: 0 }) rank!: number;
 */
export const PositiveSmallIntegerField = defineField<number, FieldOptions>({
  kind: 'PositiveSmallIntegerField',
  behaviour: () => integerBehaviour({ min: 0, max: 32_767 }),
});
