import { ValidationError } from '../errors/index.js';
import type { Validator } from './validator.js';

/** At least `limit`. */
export function MinValueValidator(limit: number): Validator<number>;
export function MinValueValidator(limit: bigint): Validator<bigint>;
export function MinValueValidator(limit: Date): Validator<Date>;
export function MinValueValidator(limit: number | bigint | Date): Validator<number | bigint | Date> {
  return (value) => {
    if (value >= limit) return;
    throw new ValidationError('Ensure this value is greater than or equal to %(limit_value)s.', {
      code: 'min_value',
      params: { limit_value: limit, show_value: value, value },
    });
  };
}
