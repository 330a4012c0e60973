import { ValidationError } from '../errors/index.js';
import { codePoints } from './code-points.js';
import type { Validator } from './validator.js';

/** At most `limit` characters (Unicode code points, as Django and the server count them). */
export function MaxLengthValidator(limit: number): Validator<string> {
  return (value) => {
    // A string has no more code points than UTF-16 units, so most values need no counting.
    if (value.length <= limit) return;
    const length = codePoints(value);
    if (length <= limit) return;
    throw new ValidationError('Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).', {
      code: 'max_length',
      params: { limit_value: limit, show_value: length, value },
    });
  };
}
