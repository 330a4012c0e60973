import { MaxLengthValidator } from '../validators/index.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { textBehaviour, textSchema } from './text.js';

/** Options of `CharField` and `TextField`. */
export interface CharFieldOptions extends FieldOptions {
  /** Most characters (Unicode code points) allowed. */
  readonly maxLength?: number;
}

/**
 * A line of text. In code `string`; in the database a string.
 *
 * @example
 * @CharField({ maxLength: 255 }) headline!: string;
 */
export const CharField = defineField<string, CharFieldOptions>({
  kind: 'CharField',
  options: ['maxLength'],
  behaviour: ({ maxLength }) => ({
    ...textBehaviour,
    jsonSchema: textSchema(maxLength),
    rules: maxLength === undefined ? [] : [MaxLengthValidator(maxLength)],
  }),
});
