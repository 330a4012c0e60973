import { ValidationError } from '../errors/index.js';
import type { Validator } from './validator.js';

/** No NUL in the text. */
export function ProhibitNullCharactersValidator(): Validator<string> {
  return (value) => {
    if (!String(value).includes('\0')) return;
    throw new ValidationError('Null characters are not allowed.', {
      code: 'null_characters_not_allowed',
      params: { value },
    });
  };
}
