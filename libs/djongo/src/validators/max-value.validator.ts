import { ValidationError } from '../errors/index.js';
import type { Validator } from './validator.js';

/** At most `limit`. */
export function MaxValueValidator(limit: number): Validator<number>;
export function MaxValueValidator(limit: bigint): Validator<bigint>;
export function MaxValueValidator(limit: Date): Validator<Date>;
export function MaxValueValidator(limit: number | bigint | Date): Validator<number | bigint | Date> {
  return (value) => {
    if (value <= limit) return;
    throw new ValidationError('Ensure this value is less than or equal to %(limit_value)s.', {
      code: 'max_value',
      params: { limit_value: limit, show_value: value, value },
    });
  };
}
