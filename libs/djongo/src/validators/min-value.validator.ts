import { ValidationError } from '../errors/index.js';
import type { Validator } from './validator.js';

/** At least `limit`. */
export function MinValueValidator<V extends number | bigint | Date>(limit: V): Validator<V> {
  return (value) => {
    if (value >= limit) return;
    throw new ValidationError('Ensure this value is greater than or equal to %(limit_value)s.', {
      code: 'min_value',
      params: { limit_value: limit, show_value: value, value },
    });
  };
}
