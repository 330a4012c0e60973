import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { integerBehaviour } from './integers.js';

/**
 * A whole number of 16 bits. In code `number`; in the database `int`.
 *
 * @example
 * @SmallIntegerField({ default: 0 }) level!: number;
 */
export const SmallIntegerField = defineField<number, FieldOptions>({
  kind: 'SmallIntegerField',
  behaviour: () => integerBehaviour({ min: -32_768, max: 32_767 }),
});
