import { ValidationError } from '../errors/index.js';
import type { Validator } from './validator.js';

/** At most `limit`. */
export function MaxValueValidator<V extends number | bigint | Date>(limit: V): Validator<V> {
  return (value) => {
    if (value <= limit) return;
    throw new ValidationError('Ensure this value is less than or equal to %(limit_value)s.', {
      code: 'max_value',
      params: { limit_value: limit, show_value: value, value },
    });
  };
}
