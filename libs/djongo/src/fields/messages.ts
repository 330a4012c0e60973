import type { FieldOptions } from './field.js';

/** Messages that every field can give, word for word Django's. */
export const MESSAGES = {
  null: 'This field cannot be null.',
  blank: 'This field cannot be blank.',
  invalid_choice: 'Value %(value)r is not a valid choice.',
  unknown: 'Unknown field.',
} as const;

/** The message for a code: the field's own where `errorMessages` has one. */
export function messageFor(options: FieldOptions, code: string, message: string): string {
  const own = options.errorMessages;
  return own !== undefined && Object.hasOwn(own, code) ? (own[code] ?? message) : message;
}
