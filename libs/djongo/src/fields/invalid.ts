import { ValidationError } from '../errors/index.js';

/** The error of a value that cannot be brought into a field's form; `%(value)s` in the message is the value. */
export function invalid(message: string, value: unknown, code = 'invalid'): ValidationError {
  return new ValidationError(message, { code, params: { value } });
}
