import { EmailValidator, MaxLengthValidator } from '../validators/index.js';
import type { CharFieldOptions } from './char.field.js';
import { defineField } from './define-field.js';
import { textBehaviour, textSchema } from './text.js';

/**
 * An email address, of at most 254 characters unless `maxLength` says otherwise. In code `string`; in the database a string.
 *
 * @example
 * @EmailField() email!: string;
 */
export const EmailField = defineField<string, CharFieldOptions>({
  kind: 'EmailField',
  options: ['maxLength'],
  behaviour: ({ maxLength = 254 }) => ({
    ...textBehaviour,
    jsonSchema: textSchema(maxLength),
    rules: [EmailValidator(), MaxLengthValidator(maxLength)],
  }),
});
