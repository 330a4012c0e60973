import { ValidationError } from 'nestjs-djongo';

/** A rule of one's own: a validator is a function that throws. */
export function validateEmail(value: string): void {
  if (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)) return;
  throw new ValidationError('Enter a valid email address.', { code: 'invalid' });
}
