import { ValidationError } from '../errors/index.js';
import { lengthOf, type Sized } from './length-of.js';
import type { Validator } from './validator.js';

/** At most `limit` characters (Unicode code points, as Django and the server count them), bytes or items. */
export function MaxLengthValidator(limit: number): Validator<Sized> {
  const characters = limit === 1 ? 'character' : 'characters';
  return (value) => {
    // A string has no more code points than UTF-16 units, so most values need no counting.
    if (value.length <= limit) return;
    const length = lengthOf(value);
    if (length <= limit) return;
    throw new ValidationError(`Ensure this value has at most %(limit_value)d ${characters} (it has %(show_value)d).`, {
      code: 'max_length',
      params: { limit_value: limit, show_value: length, value },
    });
  };
}
