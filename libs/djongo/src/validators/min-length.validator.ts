import { ValidationError } from '../errors/index.js';
import { lengthOf, type Sized } from './length-of.js';
import type { Validator } from './validator.js';

/** At least `limit` characters (Unicode code points), bytes or items. */
export function MinLengthValidator(limit: number): Validator<Sized> {
  const characters = limit === 1 ? 'character' : 'characters';
  return (value) => {
    const length = lengthOf(value);
    if (length >= limit) return;
    throw new ValidationError(`Ensure this value has at least %(limit_value)d ${characters} (it has %(show_value)d).`, {
      code: 'min_length',
      params: { limit_value: limit, show_value: length, value },
    });
  };
}
