import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { bigIntegerBehaviour } from './integers.js';

/**
 * A whole number of 64 bits. In code `bigint`; in the database `long`. Takes safe integers and decimal digits as text besides.
 *
 * @example
 * @BigIntegerField({ default: 0n }) bytes!: bigint;
 */
export const BigIntegerField = defineField<bigint, FieldOptions>({
  kind: 'BigIntegerField',
  behaviour: () => bigIntegerBehaviour(-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n),
});
