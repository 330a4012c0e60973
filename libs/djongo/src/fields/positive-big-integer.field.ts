import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { bigIntegerBehaviour } from './integers.js';

/**
 * A whole number of 63 bits, 0 included. In code `bigint`; in the database `long`. Takes safe integers and decimal digits as text besides.
 *
 * @example
 * @PositiveBigIntegerField({ default: 0n }) bytes!: bigint;
 */
export const PositiveBigIntegerField = defineField<bigint, FieldOptions>({
  kind: 'PositiveBigIntegerField',
  behaviour: () => bigIntegerBehaviour(0n, 9_223_372_036_854_775_807n),
});
