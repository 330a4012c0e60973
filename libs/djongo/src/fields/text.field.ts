import { MaxLengthValidator } from '../validators/index.js';
import type { CharFieldOptions } from './char.field.js';
import { defineField } from './define-field.js';
import { textBehaviour, textSchema } from './text.js';

/**
 * A text of any length. In code `string`; in the database a string.
 *
 * @example
 * @TextField({ blank: true }) tagline!: string;
 */
export const TextField = defineField<string, CharFieldOptions>({
  kind: 'TextField',
  options: ['maxLength'],
  behaviour: ({ maxLength }) => ({
    ...textBehaviour,
    jsonSchema: textSchema(maxLength),
    rules: maxLength === undefined ? [] : [MaxLengthValidator(maxLength)],
  }),
});
