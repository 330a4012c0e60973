import { ValidationError } from '../errors/index.js';
import { codePoints } from './code-points.js';
import type { Validator } from './validator.js';

/** At least `limit` characters (Unicode code points). */
export function MinLengthValidator(limit: number): Validator<string> {
  return (value) => {
    const length = codePoints(value);
    if (length >= limit) return;
    throw new ValidationError('Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).', {
      code: 'min_length',
      params: { limit_value: limit, show_value: length, value },
    });
  };
}
